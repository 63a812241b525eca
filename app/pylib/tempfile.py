"""Temporary files and folders on the program's own disk. Their names are the same in every run."""
import _files
import os as _os

tempdir = None
_count = 0


def gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = '/tmp'
    return tempdir


def gettempprefix():
    return 'tmp'


def _name(suffix, prefix, folder):
    global _count
    _count += 1
    digits, n = '', _count * 48271
    for _ in range(8):
        n = n * 1103515245 + 12345 & 0x7fffffff
        digits += 'abcdefghijklmnopqrstuvwxyz0123456789_'[n % 37]
    return _os.path.join(folder or gettempdir(), f'{"tmp" if prefix is None else prefix}{digits}{suffix or ""}')


def mkdtemp(suffix=None, prefix=None, dir=None):
    name = _name(suffix, prefix, dir)
    _os.makedirs(name)
    return name


def mktemp(suffix='', prefix='tmp', dir=None):
    return _name(suffix, prefix, dir)


class _Named:
    """An open file that is removed when it is closed."""

    def __init__(self, name, mode, delete, **how):
        self._deletes = delete
        self.name, self.file = name, _files.open(name, mode, **how)

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def close(self):
        self.file.close()
        if self._deletes and _os.path.exists(self.name):
            _os.remove(self.name)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    return _Named(_name(suffix, prefix, dir), mode, delete, encoding=encoding, newline=newline, errors=errors)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, kind, error, traceback):
        self.cleanup()

    def cleanup(self):
        import shutil
        if _os.path.exists(self.name):
            shutil.rmtree(self.name)
