"""What sys tells of the machine: tuples whose items have names. Asked for rarely, so made when asked."""
from types import SimpleNamespace


class _Info(tuple):
    _fields = ()

    def __new__(cls, /, **items):
        self = tuple.__new__(cls, items.values())
        cls._fields = tuple(items)
        for i, name in enumerate(items):
            setattr(cls, name, property(lambda self, i=i: self[i]))
        cls.n_fields = cls.n_sequence_fields = len(items)
        return self

    def __repr__(self):
        return f"sys.{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in zip(self._fields, self))})"


class flags(_Info): __module__ = 'sys'
class float_info(_Info): __module__ = 'sys'
class hash_info(_Info): __module__ = 'sys'
class int_info(_Info): __module__ = 'sys'
class thread_info(_Info): __module__ = 'sys'
class version_info(_Info): __module__ = 'sys'


infos = {
    'flags': flags(debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0, no_user_site=0, no_site=0,
                   ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0, isolated=0,
                   dev_mode=False, utf8_mode=0, warn_default_encoding=0, safe_path=False, int_max_str_digits=4300),
    'float_info': float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
                             min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16,
                             radix=2, rounds=1),
    'hash_info': hash_info(width=64, modulus=(1 << 61) - 1, inf=314159, nan=0, imag=1000003, algorithm='siphash13',
                           hash_bits=64, seed_bits=128, cutoff=0),
    'int_info': int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                         str_digits_check_threshold=640),
    'warnoptions': [],
    'builtin_module_names': (
        '_abc', '_ast', '_codecs', '_collections', '_functools', '_imp', '_io', '_locale', '_operator', '_signal', '_sre',
        '_stat', '_string', '_symtable', '_thread', '_tokenize', '_tracemalloc', '_warnings', '_weakref', 'atexit',
        'builtins', 'errno', 'faulthandler', 'gc', 'itertools', 'marshal', 'posix', 'pwd', 'sys', 'time', 'xxsubtype'),
    'abiflags': '', 'api_version': 1013, 'float_repr_style': 'short', 'platlibdir': 'lib', 'pycache_prefix': None,
    'base_prefix': '/usr', 'exec_prefix': '/usr', 'base_exec_prefix': '/usr',
    'implementation': SimpleNamespace(
        name='cpython', cache_tag='cpython-311',
        version=version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0),
        hexversion=0x030b07f0, _multiarch='x86_64-linux-gnu'),
    'thread_info': thread_info(name='pthread', lock='semaphore', version=None),
}

# What sys does not have, and why.
absent = {
    'getrefcount': 'no references are counted',
    'settrace': 'asyncourse view steps through a program, forwards and backwards',
    'setprofile': 'time is virtual',
    'getallocatedblocks': 'memory is its own affair',
}
