"""The platform that programs here believe to run on."""


from collections import namedtuple


class uname_result(namedtuple('uname_result_base', 'system node release version machine', module=__name__)):
    """Six items, of which the last is not stored."""

    _fields = ('system', 'node', 'release', 'version', 'machine', 'processor')

    @property
    def processor(self):
        return processor()

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


def system():
    return 'Linux'


def node():
    return 'asyncourse'


def release():
    return '6.1'


def version():
    return '#1'


def machine():
    return 'x86_64'


def processor():
    return ''


def python_version():
    return '3.11.7'


def python_version_tuple():
    return '3', '11', '7'


def python_build():
    return 'main', 'Dec  4 2023 00:00:00'


def python_compiler():
    return 'GCC 12.2.0'


def architecture(executable='', bits='', linkage=''):
    return '64bit', 'ELF'


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return 'glibc', '2.36'


def uname():
    return uname_result(system(), node(), release(), version(), machine())


def python_implementation():
    return 'CPython'


def platform(aliased=False, terse=False):
    return 'Linux-6.1-x86_64'
