"""A database of three files: NAME.dat has the values, in blocks, NAME.dir says of each key where, NAME.bak is the .dir
of before (semantics: Lib/dbm/dumb.py)."""
import ast as _ast
import io as _io
import os as _os
from collections.abc import MutableMapping as _MutableMapping

__all__ = ['error', 'open']

_BLOCK = 512
error = OSError


def _blocks(size):
    return -(-size // _BLOCK)


class _Database(_MutableMapping):
    def __init__(self, filebasename, mode, flag='c'):
        name = _os.fsencode(filebasename)
        self._mode, self._readonly, self._modified, self._index = mode, flag == 'r', False, None
        self._dirfile, self._datfile, self._bakfile = name + b'.dir', name + b'.dat', name + b'.bak'
        if flag == 'n':
            for file in (self._datfile, self._bakfile, self._dirfile):
                if _os.path.exists(file):
                    _os.remove(file)
        may_make = flag in ('c', 'n')
        if not may_make or _os.path.exists(self._datfile):
            _io.open(self._datfile, 'rb').close()
        else:
            _io.open(self._datfile, 'wb').close()
            _os.chmod(self._datfile, mode)
        self._read(may_make)

    def _read(self, may_make):
        self._modified, self._index = may_make and not _os.path.exists(self._dirfile), {}
        if not self._modified:
            with _io.open(self._dirfile, encoding='latin-1') as f:
                for line in f:
                    key, place = _ast.literal_eval(line.rstrip())
                    self._index[key.encode('latin-1')] = place

    def _put_line(self, file, key):
        file.write(f'{key.decode("latin-1")!r}, {self._index[key]!r}\n')

    def sync(self):
        if self._index is None or not self._modified:
            return
        if _os.path.exists(self._bakfile):
            _os.unlink(self._bakfile)
        if _os.path.exists(self._dirfile):
            _os.rename(self._dirfile, self._bakfile)
        with _io.open(self._dirfile, 'w', encoding='latin-1') as f:
            _os.chmod(self._dirfile, self._mode)
            for key in self._index:
                self._put_line(f, key)

    _commit = sync

    def _opened(self):
        if self._index is None:
            raise error('DBM object has already been closed')
        return self._index

    def _writable(self):
        if self._readonly:
            raise error('The database is opened for reading only')

    def __getitem__(self, key):
        at, size = self._opened()[_bytes_of(key)]
        with _io.open(self._datfile, 'rb') as f:
            f.seek(at)
            return f.read(size)

    def _write(self, at, value):
        """Of the value, in the file's place `at`; None: in a new block at its end."""
        with _io.open(self._datfile, 'rb+') as f:
            end = f.seek(0, 2)
            if at is None:
                at = _blocks(end) * _BLOCK
                f.write(bytes(at - end))
            f.seek(at)
            f.write(value)
        return at, len(value)

    def __setitem__(self, key, val):
        self._writable()
        key, val = _checked(key, 'keys'), _checked(val, 'values')
        at, size = self._opened().get(key, (None, 0))
        self._modified = True
        is_new = at is None
        self._index[key] = self._write(at if _blocks(len(val)) <= _blocks(size) else None, val)
        if is_new:
            with _io.open(self._dirfile, 'a', encoding='latin-1') as f:
                _os.chmod(self._dirfile, self._mode)
                self._put_line(f, key)

    def __delitem__(self, key):
        self._writable()
        index, key, self._modified = self._opened(), _bytes_of(key), True
        del index[key]
        self.sync()

    def keys(self):
        return list(self._opened())

    def items(self):
        return [(key, self[key]) for key in self._opened()]

    def __contains__(self, key):
        return _bytes_of(key) in self._opened()

    def iterkeys(self):
        return iter(self._opened())

    __iter__ = iterkeys

    def __len__(self):
        return len(self._opened())

    def close(self):
        try:
            self.sync()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def _bytes_of(key):
    return key.encode() if isinstance(key, str) else key


def _checked(value, what):
    value = _bytes_of(value)
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f'{what} must be bytes or strings')
    return value


def open(file, flag='c', mode=0o666):
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    umask = _os.umask(0)
    _os.umask(umask)
    return _Database(file, mode & ~umask, flag=flag)
