"""Objects as bytes and back: protocols 0 to 5 (CPython: Modules/_pickle.c, Lib/pickle.py; the opcodes: pickletools)."""
import sys as _sys
from copyreg import (__newobj__ as _newobj, __newobj_ex__ as _newobj_ex, _extension_cache, _extension_registry,
                     _inverted_registry, dispatch_table)
from _buffer import bytes_of as _bytes_of
from struct import pack as _pack, unpack as _unpack

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer', 'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

format_version = '4.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
bytes_types = (bytes, bytearray)
_FRAME = 65536  # what a frame holds before the next one begins
_BATCH = 1000   # items that are added with one opcode

_OPCODES = {
    'MARK': b'(', 'STOP': b'.', 'POP': b'0', 'POP_MARK': b'1', 'DUP': b'2', 'FLOAT': b'F', 'INT': b'I', 'BININT': b'J',
    'BININT1': b'K', 'LONG': b'L', 'BININT2': b'M', 'NONE': b'N', 'PERSID': b'P', 'BINPERSID': b'Q', 'REDUCE': b'R',
    'STRING': b'S', 'BINSTRING': b'T', 'SHORT_BINSTRING': b'U', 'UNICODE': b'V', 'BINUNICODE': b'X', 'APPEND': b'a',
    'BUILD': b'b', 'GLOBAL': b'c', 'DICT': b'd', 'EMPTY_DICT': b'}', 'APPENDS': b'e', 'GET': b'g', 'BINGET': b'h',
    'INST': b'i', 'LONG_BINGET': b'j', 'LIST': b'l', 'EMPTY_LIST': b']', 'OBJ': b'o', 'PUT': b'p', 'BINPUT': b'q',
    'LONG_BINPUT': b'r', 'SETITEM': b's', 'TUPLE': b't', 'EMPTY_TUPLE': b')', 'SETITEMS': b'u', 'BINFLOAT': b'G',
    'TRUE': b'I01\n', 'FALSE': b'I00\n',
    'PROTO': b'\x80', 'NEWOBJ': b'\x81', 'EXT1': b'\x82', 'EXT2': b'\x83', 'EXT4': b'\x84', 'TUPLE1': b'\x85',
    'TUPLE2': b'\x86', 'TUPLE3': b'\x87', 'NEWTRUE': b'\x88', 'NEWFALSE': b'\x89', 'LONG1': b'\x8a', 'LONG4': b'\x8b',
    'BINBYTES': b'B', 'SHORT_BINBYTES': b'C', 'SHORT_BINUNICODE': b'\x8c', 'BINUNICODE8': b'\x8d', 'BINBYTES8': b'\x8e',
    'EMPTY_SET': b'\x8f', 'ADDITEMS': b'\x90', 'FROZENSET': b'\x91', 'NEWOBJ_EX': b'\x92', 'STACK_GLOBAL': b'\x93',
    'MEMOIZE': b'\x94', 'FRAME': b'\x95', 'BYTEARRAY8': b'\x96', 'NEXT_BUFFER': b'\x97', 'READONLY_BUFFER': b'\x98'}
globals().update(_OPCODES)
__all__ += sorted(_OPCODES)
_SINGLETONS = {type(None): None, type(...): ..., type(NotImplemented): NotImplemented}


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _error in PickleError, PicklingError, UnpicklingError:
    _error.__module__ = '_pickle'


class PickleBuffer:
    """A buffer that protocol 5 may keep outside of the pickle."""

    def __init__(self, object, /):
        self._view = memoryview(object)

    def _checked(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def raw(self):
        view = self._checked()
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        return view.cast('B')

    def __bytes__(self):
        return self._checked().tobytes()

    def release(self):
        if self._view is not None:
            self._view.release()
        self._view = None


PickleBuffer.__module__ = '_pickle'


# ---- names of globals: what Python 2, which reads protocols 0 to 2, called them

_OLD_MODULES = {
    'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'socketserver': 'SocketServer',
    'configparser': 'ConfigParser', 'reprlib': 'repr', 'tkinter': 'Tkinter',
    'html.parser': 'HTMLParser', 'http.client': 'httplib', 'html.entities': 'htmlentitydefs', 'http.cookies': 'Cookie',
    'http.cookiejar': 'cookielib', 'xmlrpc.client': 'xmlrpclib', '_thread': 'thread', '_dummy_thread': 'dummy_thread',
    'dbm.ndbm': 'dbm', 'dbm.gnu': 'gdbm', 'urllib.robotparser': 'robotparser', 'winreg': '_winreg',
    'collections.abc': 'collections'}
_OLD_NAMES = {('builtins', 'range'): ('__builtin__', 'xrange'), ('_functools', 'reduce'): ('__builtin__', 'reduce'),
              ('sys', 'intern'): ('__builtin__', 'intern'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
              ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
              ('itertools', 'zip_longest'): ('itertools', 'izip_longest'),
              ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'), ('builtins', 'zip'): ('itertools', 'izip'),
              ('builtins', 'map'): ('itertools', 'imap'), ('builtins', 'filter'): ('itertools', 'ifilter'),
              ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
              ('collections', 'UserList'): ('UserList', 'UserList'),
              ('collections', 'UserString'): ('UserString', 'UserString')}
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items() if new != 'collections.abc'}
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()}
_NEW_MODULES.update(cPickle='pickle', _elementtree='xml.etree.ElementTree', cStringIO='io', StringIO='io', UserDict='collections',
                    UserList='collections', UserString='collections')
_NEW_NAMES.update({('__builtin__', 'basestring'): ('builtins', 'str'), ('exceptions', 'StandardError'): ('builtins', 'Exception'),
                   ('UserDict', 'UserDict'): ('collections', 'UserDict')})
_AFTER_PYTHON_2 = {'BaseExceptionGroup', 'ExceptionGroup', 'EncodingWarning', 'StopAsyncIteration', 'RecursionError',
                   'ResourceWarning'}
_OS_ERRORS = {'BlockingIOError', 'BrokenPipeError', 'ChildProcessError', 'ConnectionAbortedError', 'ConnectionError',
              'ConnectionRefusedError', 'ConnectionResetError', 'FileExistsError', 'FileNotFoundError', 'InterruptedError',
              'IsADirectoryError', 'NotADirectoryError', 'PermissionError', 'ProcessLookupError', 'TimeoutError'}


_OLD_EXCEPTIONS = {'ModuleNotFoundError': 'ImportError'}


def _old_name(module, name):
    if module == 'builtins' and isinstance(value := getattr(_sys.modules['builtins'], name, None), type) and \
            issubclass(value, BaseException) and name not in _AFTER_PYTHON_2:
        return 'exceptions', 'OSError' if name in _OS_ERRORS else _OLD_EXCEPTIONS.get(name, name)
    if (module, name) in _OLD_NAMES:
        return _OLD_NAMES[module, name]
    return _OLD_MODULES.get(module, module), name


def _new_name(module, name):
    if (module, name) in _NEW_NAMES:
        return _NEW_NAMES[module, name]
    if module == 'exceptions':
        return 'builtins', name
    return _NEW_MODULES.get(module, module), name


# Modules of CPython that are written in C, behind one in Python that is ours.
_C_MODULES = {'_codecs': 'codecs', '_operator': 'operator', '_io': 'io', '_collections': 'collections', '_pickle': 'pickle',
              '_random': 'random', '_functools': 'functools', '_struct': 'struct', '_datetime': 'datetime',
              '_decimal': 'decimal', '_json': 'json', '_heapq': 'heapq', '_bisect': 'bisect', '_statistics': 'statistics'}


_IN_C = {'codecs': ('encode', 'decode'), 'functools': ('reduce',)}


def _attribute(obj, name):
    """(obj.a.b, obj.a) for 'a.b'"""
    parent, top = None, obj
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {top!r}") from None
    return obj, parent


def _module_of(obj, name):
    """The name of the module that has a global."""
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in list(_sys.modules.items()):
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


def encode_long(x):
    """The shortest little-endian two's complement."""
    if x == 0:
        return b''
    size = (x.bit_length() >> 3) + 1
    data = x.to_bytes(size, 'little', signed=True)
    if x < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


def decode_long(data):
    return int.from_bytes(data, 'little', signed=True)


class _Output:
    """Gathers a pickle; from protocol 4 on in frames."""

    def __init__(self, write, framed):
        self.file_write, self.framed = write, framed
        self.parts, self.size = [], 0

    def write(self, data):
        self.parts.append(data)
        self.size += len(data)

    def boundary(self, force=False):
        """Between two objects: a frame that is full ends here."""
        if not force and (not self.framed or self.size < _FRAME):
            return
        data = b''.join(self.parts)
        if self.framed and len(data) >= 4:
            self.file_write(FRAME + _pack('<Q', len(data)) + data)
        elif data:
            self.file_write(data)
        self.parts, self.size = [], 0

    def write_large(self, header, payload):
        """What is larger than a frame stands between frames."""
        if not self.framed or len(payload) < _FRAME:
            self.write(header)
            self.write(payload)
            return
        self.boundary(force=True)
        self.file_write(header)
        self.file_write(payload)


class Pickler:
    """Writes one pickle after the other; they share the memo."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._buffer_callback = buffer_callback
        self.proto, self.bin, self.fast = int(protocol), protocol >= 1, False
        self.fix_imports = fix_imports and protocol < 3
        self.memo = {}

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj, /):
        if not hasattr(self, '_file_write'):
            raise PicklingError(f'Pickler.__init__() was not called by {type(self).__name__}.__init__()')
        out = self._out = _Output(self._file_write, self.proto >= 4)
        self._write = out.write
        if self.proto >= 2:
            (self._file_write if self.proto >= 4 else self._write)(PROTO + bytes([self.proto]))
        own = getattr(self, 'persistent_id')
        self._persistent = None if getattr(own, '__func__', None) is Pickler.persistent_id else own
        self._reducer_override = getattr(self, 'reducer_override', None)
        try:
            self._save(obj)
        except RecursionError:
            raise RecursionError('maximum recursion depth exceeded while pickling an object') from None
        self._write(STOP)
        out.boundary(force=True)

    def persistent_id(self, obj):
        return None

    # -- the memo: id to (number, object), which keeps the object alive

    def _memoize(self, obj):
        if self.fast:
            return
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._write(MEMOIZE)
        elif not self.bin:
            self._write(PUT + b'%d\n' % number)
        elif number < 256:
            self._write(BINPUT + bytes([number]))
        else:
            self._write(LONG_BINPUT + _pack('<I', number))

    def _write_get(self, number):
        if not self.bin:
            self._write(GET + b'%d\n' % number)
        elif number < 256:
            self._write(BINGET + bytes([number]))
        else:
            self._write(LONG_BINGET + _pack('<I', number))

    # -- any object

    def _save(self, obj, persistent=True):
        self._out.boundary()
        if persistent and self._persistent is not None:
            pid = self._persistent(obj)
            if pid is not None:
                self._save_persistent(pid)
                return
        kind = type(obj)
        writer = _ATOMS.get(kind)
        if writer is not None:
            writer(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._write_get(known[0])
            return
        writer = _WRITERS.get(kind)
        if writer is not None:
            writer(self, obj)
            return
        self._save_other(obj, kind)

    def _save_other(self, obj, kind):
        reduced = NotImplemented
        if self._reducer_override is not None:
            reduced = self._reducer_override(obj)
        if reduced is NotImplemented:
            if kind is _Function:
                self._save_global(obj)
                return
            reducer = getattr(self, 'dispatch_table', dispatch_table).get(kind)
            if reducer is not None:
                reduced = reducer(obj)
            elif issubclass(kind, type):
                self._save_type(obj)
                return
            else:
                reduced = obj.__reduce_ex__(self.proto)
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError('__reduce__ must return a string or tuple')
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self._save_reduced(obj, *reduced)

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            self._write(BINPERSID)
            return
        try:
            self._write(PERSID + str(pid).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None

    def _save_reduced(self, obj, func, args, state=None, listitems=None, dictitems=None, state_setter=None):
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple')
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        for items, place in ((listitems, 'Fourth'), (dictitems, 'Fifth')):
            if items is not None and not hasattr(type(items), '__next__'):
                raise PicklingError(f'{place.lower()} element of the tuple returned by __reduce__ must be an iterator, '
                                    f'not {type(items).__name__}')
        if state_setter is not None and not callable(state_setter):
            raise PicklingError('sixth element of the tuple returned by __reduce__ must be a function, '
                                f'not {type(state_setter).__name__}')
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            self._save_newobj_ex(obj, args)
        elif self.proto >= 2 and name == '__newobj__':
            self._save_newobj(obj, args)
        else:
            self._save(func)
            self._save(args)
            self._write(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:  # it is inside its own arguments
                self._write(POP)
                self._write_get(known[0])
            else:
                self._memoize(obj)
        if listitems is not None:
            self._append_all(listitems)
        if dictitems is not None:
            self._set_all(dictitems)
        if state is not None:
            if state_setter is None:
                self._save(state)
                self._write(BUILD)
            else:
                self._save(state_setter)
                self._save(obj)
                self._save(state)
                self._write(TUPLE2)
                self._write(REDUCE)
                self._write(POP)

    def _save_newobj(self, obj, args):
        if not args:
            raise PicklingError('__newobj__ arglist is empty')
        cls = args[0]
        if not hasattr(cls, '__new__'):
            raise PicklingError('args[0] from __newobj__ args has no __new__')
        if obj is not None and cls is not obj.__class__:
            raise PicklingError('args[0] from __newobj__ args has the wrong class')
        self._save(cls)
        self._save(args[1:])
        self._write(NEWOBJ)

    def _save_newobj_ex(self, obj, args):
        if len(args) != 3:
            raise PicklingError(f'length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}')
        cls, args, kwargs = args
        if not hasattr(cls, '__new__'):
            raise PicklingError('first item from NEWOBJ_EX argument tuple must be a class, '
                                f'not {type(cls).__name__}')
        if not isinstance(args, tuple):
            raise PicklingError(f'second item from NEWOBJ_EX argument tuple must be a tuple, not {type(args).__name__}')
        if not isinstance(kwargs, dict):
            raise PicklingError(f'third item from NEWOBJ_EX argument tuple must be a dict, not {type(kwargs).__name__}')
        if self.proto >= 4:
            self._save(cls)
            self._save(args)
            self._save(kwargs)
            self._write(NEWOBJ_EX)
            return
        import functools
        self._save(functools.partial(cls.__new__, cls, *args, **kwargs))
        self._save(())
        self._write(REDUCE)

    # -- the types that have opcodes of their own

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(NEWTRUE if obj else NEWFALSE)
        else:
            self._write(TRUE if obj else FALSE)

    def _save_int(self, obj):
        if not -0x80000000 <= obj <= 0x7fffffff:
            self._save_long(obj)
        elif not self.bin:
            self._write(INT + b'%d\n' % obj)
        elif 0 <= obj < 256:
            self._write(BININT1 + bytes([obj]))
        elif 0 <= obj < 65536:
            self._write(BININT2 + _pack('<H', obj))
        else:
            self._write(BININT + _pack('<i', obj))

    def _save_long(self, obj):
        if self.proto < 2:
            self._write(LONG + repr(obj).encode('ascii') + b'L\n')
            return
        data = encode_long(obj)
        self._write((LONG1 + bytes([len(data)]) if len(data) < 256 else LONG4 + _pack('<i', len(data))) + data)

    def _save_float(self, obj):
        self._write(BINFLOAT + _pack('>d', obj) if self.bin else FLOAT + repr(obj).encode('ascii') + b'\n')

    def _save_bytes(self, obj):
        size = len(obj)
        if self.proto < 3:
            if obj:
                import codecs
                self._save_reduced(obj, codecs.encode, (obj.decode('latin-1'), 'latin1'))
            else:
                self._save_reduced(obj, bytes, ())
            return
        if size < 256:
            self._write(SHORT_BINBYTES + bytes([size]) + obj)
        elif size > 0xffffffff and self.proto >= 4:
            self._out.write_large(BINBYTES8 + _pack('<Q', size), obj)
        else:
            self._out.write_large(BINBYTES + _pack('<I', size), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            if obj:
                self._save_reduced(obj, bytearray, (bytes(obj),))
            else:
                self._save_reduced(obj, bytearray, ())
            return
        self._save_bytearray_data(obj)
        self._memoize(obj)

    def _save_bytearray_data(self, obj):
        self._out.write_large(BYTEARRAY8 + _pack('<Q', len(obj)), bytes(obj))

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        view = obj.raw()
        in_band = True
        if self._buffer_callback is not None:
            in_band = bool(self._buffer_callback(obj))
        if not in_band:
            self._write(NEXT_BUFFER)
            if view.readonly:
                self._write(READONLY_BUFFER)
        elif view.readonly:
            self._save_bytes(view.tobytes())
        else:
            self._save_bytearray(bytearray(view))

    def _save_str(self, obj):
        if not self.bin:
            text = obj
            for c in '\\\0\n\r\x1a':
                text = text.replace(c, f'\\u{ord(c):04x}')
            self._write(UNICODE + text.encode('ascii' if text.isascii() else 'raw-unicode-escape') + b'\n')
        else:
            data = obj.encode('utf-8', 'surrogatepass')
            size = len(data)
            if size < 256 and self.proto >= 4:
                self._write(SHORT_BINUNICODE + bytes([size]) + data)
            elif size > 0xffffffff and self.proto >= 4:
                self._out.write_large(BINUNICODE8 + _pack('<Q', size), data)
            else:
                self._out.write_large(BINUNICODE + _pack('<I', size), data)
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        size, short = len(obj), len(obj) <= 3 and self.proto >= 2
        if not short:
            self._write(MARK)
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:  # it was inside itself
            if short:
                self._write(POP * size)
            else:
                self._write(POP_MARK if self.bin else POP * (size + 1))
            self._write_get(known[0])
            return
        self._write((TUPLE1, TUPLE2, TUPLE3)[size - 1] if short else TUPLE)
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self._memoize(obj)
        if not self.bin or len(obj) == 1:
            self._append_all(iter(obj))
        elif obj:
            self._in_batches(iter(obj), self._save, APPENDS, len(obj))

    def _save_dict(self, obj):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self._memoize(obj)
        if not self.bin or len(obj) == 1:
            self._set_all(iter(obj.items()))
        elif obj:
            self._in_batches(iter(obj.items()), self._save_pair, SETITEMS)

    def _batches(self, items):
        """What an iterator of a reduced object gives, as many as one opcode adds; no batch is empty."""
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _in_batches(self, items, save, opcode, length=None):
        """Of a list, a dict or a set itself: every batch has a mark, and unless the length is known the last is shorter
        than a whole one, be it empty."""
        size = _BATCH
        while size == _BATCH and length != 0:
            self._write(MARK)
            size = 0
            for item in items:
                save(item)
                size += 1
                if size == _BATCH:
                    break
            self._write(opcode)
            length = None if length is None else length - size

    def _append_all(self, items):
        if not self.bin:
            for item in items:
                self._save(item)
                self._write(APPEND)
            return
        for batch in self._batches(items):
            if len(batch) == 1:
                self._save(batch[0])
                self._write(APPEND)
                continue
            self._write(MARK)
            for item in batch:
                self._save(item)
            self._write(APPENDS)

    def _save_pair(self, pair):
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError('dict items iterator must return 2-tuples')
        self._save(pair[0])
        self._save(pair[1])

    def _set_all(self, pairs):
        if not self.bin:
            for pair in pairs:
                self._save_pair(pair)
                self._write(SETITEM)
            return
        for batch in self._batches(pairs):
            if len(batch) > 1:
                self._write(MARK)
            for pair in batch:
                self._save_pair(pair)
            self._write(SETITEMS if len(batch) > 1 else SETITEM)

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, *obj.__reduce_ex__(self.proto))
            return
        self._write(EMPTY_SET)
        self._memoize(obj)
        if obj:
            self._in_batches(iter(obj), self._save, ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, *obj.__reduce_ex__(self.proto))
            return
        self._write(MARK)
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(POP_MARK)
            self._write_get(known[0])
            return
        self._write(FROZENSET)
        self._memoize(obj)

    def _save_type(self, obj):
        if obj in _SINGLETONS:
            self._save_reduced(obj, type, (_SINGLETONS[obj],))
        else:
            self._save_global(obj)

    def _global_of(self, obj, name):
        """(module, name, what the name's last part is an attribute of), after a look whether they lead to the object."""
        module_name = _module_of(obj, name)
        if '<locals>' in name.split('.'):
            raise AttributeError(f"Can't pickle local object {name!r}")
        try:
            __import__(_C_MODULES.get(module_name, module_name))
            module = _sys.modules[_C_MODULES.get(module_name, module_name)]
        except (ImportError, ValueError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, parent = _attribute(module, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        return module_name, module, parent

    def _save_global(self, obj, name=None):
        name = name or getattr(obj, '__qualname__', None) or obj.__name__
        module_name, module, parent = self._global_of(obj, name)
        if name in _IN_C.get(module_name, ()) or module_name == 'operator' and not isinstance(obj, type):
            module_name = '_' + module_name
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                self._write(EXT1 + bytes([code]) if code < 256 else EXT2 + _pack('<H', code) if code < 65536
                            else EXT4 + _pack('<i', code))
                return
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._write(STACK_GLOBAL)
        elif parent is not module:
            self._save_reduced(obj, getattr, (parent, name.rpartition('.')[2]))
            return
        else:
            if self.fix_imports:
                module_name, name = _old_name(module_name, name)
            encoding = 'utf-8' if self.proto >= 3 else 'ascii'
            try:
                self._write(GLOBAL + module_name.encode(encoding) + b'\n' + name.encode(encoding) + b'\n')
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol "
                                    f'{self.proto}') from None
        self._memoize(obj)


_Function = type(encode_long)
_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_WRITERS = {bytes: Pickler._save_bytes, str: Pickler._save_str, dict: Pickler._save_dict, set: Pickler._save_set,
            frozenset: Pickler._save_frozenset, list: Pickler._save_list, tuple: Pickler._save_tuple,
            bytearray: Pickler._save_bytearray, PickleBuffer: Pickler._save_buffer}


# ---- back

class _Input:
    """What is read from: bytes, or a file and the frame that was read from it."""

    def __init__(self, data=b'', file=None):
        self.data, self.at, self.file = data, 0, file
        self.text = None  # the same as text, in which line ends are found without a copy

    def opcode(self):
        if self.at < len(self.data):
            self.at += 1
            return self.data[self.at - 1]
        c = self.file.read(1) if self.file is not None else b''
        if not c:
            raise EOFError('Ran out of input')
        return c[0]

    def read(self, size):
        end = self.at + size
        if end <= len(self.data):
            data = self.data[self.at:end]
            self.at = end
            return data
        if self.file is None:
            raise UnpicklingError('pickle data was truncated')
        if self.at < len(self.data):
            raise UnpicklingError('pickle exhausted before end of frame')
        data = self.file.read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated') if data else EOFError('Ran out of input')
        return data

    def line(self, least=1):
        """A line without its end, of so many bytes at least."""
        if self.file is not None and self.at >= len(self.data):
            line = self.file.readline()
        else:
            if self.text is None:
                self.text = self.data.decode('latin-1')
            end = self.text.find('\n', self.at) + 1
            line = self.data[self.at:end or self.at]
            self.at = end or self.at
        if len(line) <= least or line[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def frame(self, size):
        if self.file is None:
            if size > len(self.data) - self.at:
                raise UnpicklingError('pickle data was truncated')
        elif self.at < len(self.data):
            raise UnpicklingError('beginning of a new frame before end of current frame')
        else:
            self.data, self.at, self.text = self.read(size), 0, None


class Unpickler:
    """Reads one pickle after the other; they share the memo."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        if not (hasattr(file, 'read') and hasattr(file, 'readline')):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._start(_Input(file=file), fix_imports, encoding, errors, buffers)

    def _start(self, source, fix_imports, encoding, errors, buffers):
        self._in, self._fix_imports, self._encoding, self._errors = source, fix_imports, encoding, errors
        self._buffers = None if buffers is None else iter(buffers)
        self.memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered,\n'
                              'but no persistent_load function was specified.')

    def find_class(self, module_name, global_name, /):
        if self._proto < 3 and self._fix_imports:
            module_name, global_name = _new_name(module_name, global_name)
        module_name = _C_MODULES.get(module_name, module_name)
        __import__(module_name)
        module = _sys.modules[module_name]
        if self._proto >= 4:
            return _attribute(module, global_name)[0]
        try:
            return getattr(module, global_name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}") from None

    def load(self):
        if not hasattr(self, '_in'):
            raise UnpicklingError(f'Unpickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._proto = 0
        self._stack, self._marks, self._fence = [], [], 0  # nothing below the fence, the last mark's place, is taken
        opcode = self._in.opcode
        while (code := opcode()) != 46:  # STOP
            action = _ACTIONS.get(code)
            if action is None:
                shown = chr(code) if 32 <= code < 127 and code not in b"'\\" else f'\\x{code:02x}'
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            action(self)
        return self._pop()

    # -- the stack

    def _underflow(self):
        raise UnpicklingError('unexpected MARK found' if self._marks else 'unpickling stack underflow')

    def _pop(self):
        if len(self._stack) <= self._fence:
            self._underflow()
        return self._stack.pop()

    def _top(self):
        if len(self._stack) <= self._fence:
            self._underflow()
        return self._stack[-1]

    def _mark(self):
        """Where the last mark was, which is taken away."""
        if not self._marks:
            raise UnpicklingError('could not find MARK')
        at = self._marks.pop()
        self._fence = self._marks[-1] if self._marks else 0
        return at

    def _cut(self, at):
        items = self._stack[at:]
        del self._stack[at:]
        return items

    def _push(self, value):
        self._stack.append(value)

    # -- opcodes: numbers and texts

    def _load_proto(self):
        self._proto = self._in.read(1)[0]
        if self._proto > HIGHEST_PROTOCOL:
            raise ValueError(f'unsupported pickle protocol: {self._proto}')

    def _load_frame(self):
        size = self._size8('FRAME length exceeds system\'s maximum of {} bytes')
        self._in.frame(size)

    def _size8(self, complaint):
        size = int.from_bytes(self._in.read(8), 'little')
        if size > _sys.maxsize:
            raise OverflowError(complaint.format(_sys.maxsize))
        return size

    def _load_int(self):
        line = self._in.line()
        if line in (b'00', b'01'):
            self._push(line == b'01')
            return
        try:
            self._push(int(line, 0))
        except ValueError:
            raise ValueError('could not convert string to int') from None

    def _load_long(self):
        line = self._in.line()
        self._push(int(line[:-1] if line.endswith(b'L') else line, 0))

    def _load_long1(self):
        self._push(decode_long(self._in.read(self._in.read(1)[0])))

    def _load_long4(self):
        size = _unpack('<i', self._in.read(4))[0]
        if size < 0:
            raise UnpicklingError('LONG pickle has negative byte count')
        self._push(decode_long(self._in.read(size)))

    def _load_float(self):
        line = self._in.line()
        try:
            self._push(float(line))
        except ValueError:
            raise ValueError(f"could not convert string to float: '{line.decode('latin-1')}\n'") from None

    def _decoded(self, data):
        return data if self._encoding == 'bytes' else data.decode(self._encoding, self._errors)

    def _load_string(self):
        data = self._in.line()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b'"\'':
            raise UnpicklingError('the STRING opcode argument must be quoted')
        import codecs
        self._push(self._decoded(codecs.escape_decode(data[1:-1])[0]))

    def _sized(self, width, what=None):
        size = int.from_bytes(self._in.read(width), 'little')
        if size > _sys.maxsize:
            raise OverflowError(f"{what} exceeds system's maximum size of {_sys.maxsize} bytes")
        return self._in.read(size)

    def _load_binstring(self):
        self._push(self._decoded(self._sized(4)))

    def _load_unicode(self):
        line = self._in.line(0)
        self._push(line.decode('raw-unicode-escape' if b'\\' in line else 'latin-1'))

    def _load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError('not enough out-of-band buffers') from None

    def _load_readonly_buffer(self):
        buffer = self._top()
        view = memoryview(buffer)
        if not view.readonly:
            self._stack[-1] = view.toreadonly()

    # -- containers

    def _load_short_tuple(self, size):
        if len(self._stack) - size < self._fence:
            self._underflow()
        self._push(tuple(self._cut(len(self._stack) - size)))

    def _load_dict(self):
        at = self._mark()
        if (len(self._stack) - at) % 2:
            raise UnpicklingError('odd number of items for DICT')
        items = self._cut(at)
        self._push(dict(zip(items[::2], items[1::2])))

    def _add_items(self, at):
        if len(self._stack) < at or at <= self._fence:
            self._underflow()
        if len(self._stack) == at:
            return
        items = self._cut(at)
        target = self._stack[-1]
        if type(target) is list:
            target.extend(items)
            return
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    def _set_items(self, at):
        if len(self._stack) < at or at <= self._fence:
            self._underflow()
        if len(self._stack) == at:
            return
        if (len(self._stack) - at) % 2:
            raise UnpicklingError('odd number of items for SETITEMS')
        items = self._cut(at)
        target = self._stack[-1]
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def _load_additems(self):
        at = self._mark()
        if len(self._stack) < at or at <= self._fence:
            self._underflow()
        items = self._cut(at)
        if not items:
            return
        target = self._stack[-1]
        if isinstance(target, set):
            target.update(items)
            return
        add = target.add
        for item in items:
            add(item)

    # -- the memo

    def _get(self, number):
        if number not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {number}')
        self._push(self.memo[number])

    def _load_get(self):
        line = self._in.line()
        try:
            number = int(line)
        except ValueError:
            raise ValueError(f"invalid literal for int() with base 10: {(line + bytes([10])).decode('latin-1')!r}") from None
        self._get(number)

    def _put(self, number):
        self.memo[number] = self._top()

    def _load_put(self):
        line = self._in.line()
        self._top()
        number = int(line)
        if number < 0:
            raise ValueError('negative PUT argument')
        self._put(number)

    # -- globals and objects

    def _load_global(self):
        module = self._in.line().decode('utf-8')
        self._push(self.find_class(module, self._in.line().decode('utf-8')))

    def _load_stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self._push(self.find_class(module, name))

    def _load_ext(self, width):
        code = int.from_bytes(self._in.read(width), 'little', signed=width == 4)
        if code <= 0:
            raise UnpicklingError('EXT specifies code <= 0')
        if code not in _extension_cache:
            if code not in _inverted_registry:
                raise ValueError(f'unregistered extension code {code}')
            _extension_cache[code] = self.find_class(*_inverted_registry[code])
        self._push(_extension_cache[code])

    def _load_persid(self):
        line = self._in.line(0)
        try:
            pid = line.decode('ascii')
        except UnicodeDecodeError:
            raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings') from None
        self._push(self.persistent_load(pid))

    def _load_binpersid(self):
        load = self.persistent_load
        if getattr(load, '__func__', None) is Unpickler.persistent_load:
            load(None)
        self._push(load(self._pop()))

    def _instantiate(self, cls, args):
        if not args and isinstance(cls, type) and not hasattr(cls, '__getinitargs__'):
            self._push(cls.__new__(cls))
        else:
            self._push(cls(*args))

    def _load_inst(self):
        at = self._mark()
        args = self._cut(at)
        module = self._in.line().decode('ascii')
        self._instantiate(self.find_class(module, self._in.line().decode('ascii')), args)

    def _load_obj(self):
        at = self._mark()
        if len(self._stack) - at < 1:
            self._underflow()
        cls, *args = self._cut(at)
        self._instantiate(cls, args)

    def _load_reduce(self):
        args = self._pop()
        self._push(self._pop()(*args))

    def _load_newobj(self, with_kwargs):
        kwargs = self._pop() if with_kwargs else {}
        args = self._pop()
        cls = self._pop()
        name = 'NEWOBJ_EX' if with_kwargs else 'NEWOBJ'
        if not isinstance(cls, type):
            raise UnpicklingError(f'{name} class argument must be a type, not {type(cls).__name__}')
        if not isinstance(args, tuple):
            raise UnpicklingError(f'{name} args argument must be a tuple, not {type(args).__name__}')
        if not isinstance(kwargs, dict):
            raise UnpicklingError(f'{name} kwargs argument must be a dict, not {type(kwargs).__name__}')
        self._push(cls.__new__(cls, *args, **kwargs))

    def _load_build(self):
        if len(self._stack) - 2 < self._fence:
            self._underflow()
        state = self._stack.pop()
        if len(self._stack) <= self._fence:
            self._underflow()
        target = self._stack[-1]
        setstate = getattr(target, '__setstate__', None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError('state is not a dictionary')
            own = target.__dict__
            for key, value in state.items():
                own[_sys.intern(key) if type(key) is str else key] = value
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError('slot state is not a dictionary')
            for key, value in slots.items():
                setattr(target, key, value)

    def _load_mark(self):
        self._fence = len(self._stack)
        self._marks.append(self._fence)

    def _load_pop(self):
        """The last thing, which may be a mark."""
        if self._marks and self._marks[-1] == len(self._stack):
            self._mark()
        else:
            self._pop()


_ACTIONS = {code[0]: action for code, action in (
    (PROTO, Unpickler._load_proto), (FRAME, Unpickler._load_frame), (MARK, Unpickler._load_mark), (POP, Unpickler._load_pop),
    (POP_MARK, lambda u: u._cut(u._mark())), (DUP, lambda u: u._push(u._top())),
    (NONE, lambda u: u._push(None)), (NEWTRUE, lambda u: u._push(True)), (NEWFALSE, lambda u: u._push(False)),
    (INT, Unpickler._load_int), (BININT, lambda u: u._push(_unpack('<i', u._in.read(4))[0])),
    (BININT1, lambda u: u._push(u._in.read(1)[0])), (BININT2, lambda u: u._push(_unpack('<H', u._in.read(2))[0])),
    (LONG, Unpickler._load_long), (LONG1, Unpickler._load_long1), (LONG4, Unpickler._load_long4),
    (FLOAT, Unpickler._load_float), (BINFLOAT, lambda u: u._push(_unpack('>d', u._in.read(8))[0])),
    (STRING, Unpickler._load_string), (BINSTRING, Unpickler._load_binstring),
    (SHORT_BINSTRING, lambda u: u._push(u._decoded(u._sized(1)))), (UNICODE, Unpickler._load_unicode),
    (SHORT_BINUNICODE, lambda u: u._push(u._sized(1).decode('utf-8', 'surrogatepass'))),
    (BINUNICODE, lambda u: u._push(u._sized(4).decode('utf-8', 'surrogatepass'))),
    (BINUNICODE8, lambda u: u._push(u._sized(8, 'BINUNICODE').decode('utf-8', 'surrogatepass'))),
    (SHORT_BINBYTES, lambda u: u._push(u._sized(1))), (BINBYTES, lambda u: u._push(u._sized(4))),
    (BINBYTES8, lambda u: u._push(u._sized(8, 'BINBYTES'))),
    (BYTEARRAY8, lambda u: u._push(bytearray(u._sized(8, 'BYTEARRAY8')))),
    (NEXT_BUFFER, Unpickler._load_next_buffer), (READONLY_BUFFER, Unpickler._load_readonly_buffer),
    (EMPTY_TUPLE, lambda u: u._push(())), (TUPLE, lambda u: u._push(tuple(u._cut(u._mark())))),
    (TUPLE1, lambda u: u._load_short_tuple(1)), (TUPLE2, lambda u: u._load_short_tuple(2)),
    (TUPLE3, lambda u: u._load_short_tuple(3)),
    (EMPTY_LIST, lambda u: u._push([])), (LIST, lambda u: u._push(u._cut(u._mark()))),
    (APPEND, lambda u: u._add_items(len(u._stack) - 1)), (APPENDS, lambda u: u._add_items(u._mark())),
    (EMPTY_DICT, lambda u: u._push({})), (DICT, Unpickler._load_dict),
    (SETITEM, lambda u: u._set_items(len(u._stack) - 2)), (SETITEMS, lambda u: u._set_items(u._mark())),
    (EMPTY_SET, lambda u: u._push(set())), (ADDITEMS, Unpickler._load_additems),
    (FROZENSET, lambda u: u._push(frozenset(u._cut(u._mark())))),
    (GET, Unpickler._load_get), (BINGET, lambda u: u._get(u._in.read(1)[0])),
    (LONG_BINGET, lambda u: u._get(_unpack('<I', u._in.read(4))[0])), (PUT, Unpickler._load_put),
    (BINPUT, lambda u: u._put(u._in.read(1)[0])), (LONG_BINPUT, lambda u: u._put(_unpack('<I', u._in.read(4))[0])),
    (MEMOIZE, lambda u: u._put(len(u.memo))),
    (GLOBAL, Unpickler._load_global), (STACK_GLOBAL, Unpickler._load_stack_global), (EXT1, lambda u: u._load_ext(1)),
    (EXT2, lambda u: u._load_ext(2)), (EXT4, lambda u: u._load_ext(4)), (PERSID, Unpickler._load_persid),
    (BINPERSID, Unpickler._load_binpersid), (INST, Unpickler._load_inst), (OBJ, Unpickler._load_obj),
    (REDUCE, Unpickler._load_reduce), (NEWOBJ, lambda u: u._load_newobj(False)), (NEWOBJ_EX, lambda u: u._load_newobj(True)),
    (BUILD, Unpickler._load_build))}


# ---- in one call

class _Sink:
    def __init__(self):
        self.parts = []
        self.write = self.parts.append


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    sink = _Sink()
    Pickler(sink, protocol, fix_imports, buffer_callback).dump(obj)
    return b''.join(sink.parts)


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    unpickler = Unpickler.__new__(Unpickler)
    unpickler._start(_Input(_bytes_of(data)), fix_imports, encoding, errors, buffers)
    return unpickler.load()


for _named in Pickler, Unpickler, dump, dumps, load, loads:
    _named.__module__ = '_pickle'
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
