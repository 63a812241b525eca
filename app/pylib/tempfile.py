"""Temporary files and folders on the program's own disk. Their names are the same in every run."""
import os as _os

import _files

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX, template, tempdir = 10000, 'tmp', None
_count = 0


def gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = '/tmp'
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def _name(suffix, prefix, folder):
    """A name that nothing has yet: in bytes if a part of it is."""
    global _count
    given = [_os.fspath(part) for part in (suffix, prefix, folder) if part is not None]
    if len({isinstance(part, bytes) for part in given}) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    in_bytes = bool(given) and isinstance(given[0], bytes)
    while True:
        _count += 1
        digits, n = '', _count * 48271
        for _ in range(8):
            n = n * 1103515245 + 12345 & 0x7fffffff
            digits += 'abcdefghijklmnopqrstuvwxyz0123456789_'[n % 37]
        parts = template if prefix is None else prefix, digits, suffix or ''
        name = _os.path.join(_os.fsdecode(folder or gettempdir()), ''.join(map(_os.fsdecode, parts)))
        if not _os.path.exists(name):
            return _os.fsencode(name) if in_bytes else name


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    name = _os.path.abspath(_name(suffix, prefix, dir))
    return _os.open(name, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600), name


def mkdtemp(suffix=None, prefix=None, dir=None):
    name = _name(suffix, prefix, dir)
    _os.mkdir(name, 0o700)
    return name


def mktemp(suffix='', prefix='tmp', dir=None):
    return _name(suffix, prefix, dir)


class _TemporaryFileWrapper:
    """An open file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete = file, name, delete

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} file={self.file!r}>'

    def __getattr__(self, name):
        if name == 'file':
            raise AttributeError(name)
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                _os.unlink(self.name)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    name = _name(suffix, prefix, dir)
    file = _files.open(name, mode, buffering, encoding, errors, newline)
    _os.chmod(name, 0o600)
    return _TemporaryFileWrapper(file, name, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class SpooledTemporaryFile(_files.io.IOBase):
    """A file in memory until it is longer than max_size, or somebody asks for its number."""
    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _files.io.BytesIO()
        else:
            self._file = _files.io.TextIOWrapper(_files.io.BytesIO(), encoding=encoding or 'UTF-8', errors=errors,
                                                 newline=newline)
        self._max_size = max_size
        self._args = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix, 'encoding': encoding,
                      'newline': newline, 'dir': dir, 'errors': errors}

    def _check_size(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        kept, made = self._file, TemporaryFile(**self._args)
        place = kept.tell()
        data = kept.detach().getvalue() if hasattr(kept, 'buffer') else kept.getvalue()
        (made.buffer if hasattr(kept, 'buffer') else made).write(data)
        made.seek(place)
        self._file, self._rolled = made, True

    def _passed_on(name):
        return lambda self, *args: getattr(self._file, name)(*args)

    read, readline, readlines, seek, tell, flush, isatty = map(
        _passed_on, ('read', 'readline', 'readlines', 'seek', 'tell', 'flush', 'isatty'))
    read1, readinto, readinto1, readable, writable, seekable = map(
        _passed_on, ('read1', 'readinto', 'readinto1', 'readable', 'writable', 'seekable'))
    closed, encoding, errors, newlines = [
        property(lambda self, name=name: getattr(self._file, name)) for name in ('closed', 'encoding', 'errors', 'newlines')]

    def write(self, s):
        n = self._file.write(s)
        self._check_size()
        return n

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check_size()

    def truncate(self, size=None):
        if size is not None and self._max_size and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def close(self):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *exc_info):
        self._file.close()

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    @property
    def mode(self):
        return getattr(self._file, 'mode', self._args['mode'])


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name, self._ignores = mkdtemp(suffix, prefix, dir), ignore_cleanup_errors

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, kind, error, traceback):
        self.cleanup()

    def cleanup(self):
        import shutil
        if _os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignores)

    __class_getitem__ = classmethod(type(list[int]))
