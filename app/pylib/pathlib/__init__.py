"""Paths as objects, over the simulated disk (semantics: Lib/pathlib.py)."""
import io as _io
import os as _os
import stat as _stat
import warnings as _warnings
from pathlib._glob import check as _check, found as _found
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class Path(PurePath):
    """A path on the simulated disk."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        cls = PosixPath if cls is Path else cls
        if not cls._flavour.is_supported:
            raise NotImplementedError(f'cannot instantiate {cls.__name__!r} on your system')
        return cls._from_parts(args)

    def _child_named(self, name):
        return self._made(self._drv, self._root, (*self._parts, name))

    def _scandir(self):
        return _os.scandir(self)

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    def __enter__(self):
        _warnings.warn('pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; Path objects as '
                       'a context manager is a no-op', DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, kind, error, traceback):
        pass

    def exists(self):
        return _os.path.exists(self)

    def is_file(self):
        return _os.path.isfile(self)

    def is_dir(self):
        return _os.path.isdir(self)

    def is_mount(self):
        return _os.path.ismount(self)

    def is_symlink(self):
        return False

    def _is(self, kind):
        try:
            return kind(self.stat().st_mode)
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        return self._is(_stat.S_ISBLK)

    def is_char_device(self):
        return self._is(_stat.S_ISCHR)

    def is_fifo(self):
        return self._is(_stat.S_ISFIFO)

    def is_socket(self):
        return self._is(_stat.S_ISSOCK)

    def absolute(self):
        return self if self.is_absolute() else self._from_parts([_os.getcwd(), *self._parts])

    def resolve(self, strict=False):
        return self._from_parts((_os.path.realpath(self, strict=strict),))

    def expanduser(self):
        if self.anchor or not self._parts or not self._parts[0].startswith('~'):
            return self
        home = _os.path.expanduser(self._parts[0])
        if home.startswith('~'):
            raise RuntimeError('Could not determine home directory.')
        return self._from_parts([home, *self._parts[1:]])

    def samefile(self, other_path):
        mine = self.stat()
        other = other_path if hasattr(other_path, 'stat') else type(self)(other_path)
        return _os.path.samestat(mine, other.stat())

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return _io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open('r', encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open('wb') as f:
            return f.write(view)

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok and self.exists():
            _os.utime(self)
        else:
            _os.close(_os.open(self, _os.O_CREAT | _os.O_WRONLY | (0 if exist_ok else _os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def rmdir(self):
        _os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        _os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        _os.replace(self, target)
        return type(self)(target)

    def iterdir(self):
        for name in _os.listdir(self):
            yield self._child_named(name)

    def _pattern(self, pattern):
        """The parts of a pattern that is relative; one that ends in a slash finds folders."""
        drive, root, parts = self._flavour.parse_parts((pattern,))
        if drive or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        _check(parts)
        return parts + [''] if pattern and pattern[-1] in (self._flavour.sep, self._flavour.altsep) else parts

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        yield from _found(self, self._pattern(pattern))

    def rglob(self, pattern):
        yield from _found(self, ['**', *self._pattern(pattern)])

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()

    def is_mount(self):
        raise NotImplementedError('Path.is_mount() is unsupported on this system')
