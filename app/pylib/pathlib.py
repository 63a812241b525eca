"""Paths as objects, over the simulated disk."""
import fnmatch as _fnmatch
import io as _io
import os as _os
import stat as _stat

__all__ = ['PurePath', 'PurePosixPath', 'Path', 'PosixPath']


def _split(text):
    """root, parts"""
    root = '//' if text.startswith('//') and not text.startswith('///') else '/' if text.startswith('/') else ''
    return root, [part for part in text.split('/') if part not in ('', '.')]


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._tail)

    def __getitem__(self, i):
        n = len(self)
        if isinstance(i, slice):
            return tuple(self[k] for k in range(*i.indices(n)))
        if not -n <= i < n:
            raise IndexError(i)
        return self._path._made(self._path._tail[:n - 1 - i % n])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path without a disk."""

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._root, self._tail = '', []
        for arg in args:
            root, parts = _split(_os.fspath(arg))
            self._root, self._tail = (root, parts) if root else (self._root, self._tail + parts)

    def __reduce__(self):
        return type(self), (*([self._root] if self._root else []), *self._tail)

    def _made(self, tail):
        made = type(self)()
        made._root, made._tail = self._root, list(tail)
        return made

    def __str__(self):
        return self._root + '/'.join(self._tail) or '.'

    __fspath__ = as_posix = __str__

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __bytes__(self):
        return str(self).encode()

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _key(self):
        return self.parts

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    drive = ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind('.')
        return name[dot:] if 0 < dot < len(name) - 1 else ''

    @property
    def suffixes(self):
        return [] if self.name.endswith('.') else ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self):
        return self._made(self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def joinpath(self, *args):
        return type(self)(self, *args)

    def is_absolute(self):
        return bool(self._root)

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return f'file://{self}'

    def match(self, path_pattern):
        root, parts = _split(path_pattern)
        if not parts and not root:
            raise ValueError('empty pattern')
        if root and (root != self._root or len(parts) != len(self._tail)) or len(parts) > len(self._tail):
            return False
        return all(_fnmatch.fnmatchcase(a, b) for a, b in zip(self._tail[::-1], parts[::-1]))

    def relative_to(self, *other):
        start = type(self)(*other)
        n = len(start._tail)
        if start._root != self._root or self._tail[:n] != start._tail:
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(start)!r} OR one path is relative and the '
                             f'other is absolute.')
        made = type(self)()
        made._tail = self._tail[n:]
        return made

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._made([*self._tail[:-1], name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def is_reserved(self):
        return False

    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(self.stem + suffix)


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path on the simulated disk."""

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    def __enter__(self):
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
        return self if self._root else type(self)(_os.getcwd(), self)

    def resolve(self, strict=False):
        return type(self)(_os.path.realpath(self, strict=strict))

    def expanduser(self):
        if self._root or not self._tail or not self._tail[0].startswith('~'):
            return self
        home = _os.path.expanduser(self._tail[0])
        if home.startswith('~'):
            raise RuntimeError('Could not determine home directory.')
        return type(self)(home, *self._tail[1:])

    def samefile(self, other_path):
        other = other_path.stat() if hasattr(other_path, 'stat') else _os.stat(other_path)
        return _os.path.samestat(self.stat(), other)

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
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
            _os.utime(self)
        else:
            self.open('a').close()

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
            yield self / name

    def _found(self, pattern, recursive):
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        if pattern.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        return _walk(self, [*(['**'] if recursive else []), *_split(pattern)[1]])

    def glob(self, pattern):
        return self._found(pattern, False)

    def rglob(self, pattern):
        return self._found(pattern, True)

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)


def _walk(path, parts):
    part, rest = parts[0], parts[1:]
    inner = sorted(path.iterdir()) if path.is_dir() else []
    if part == '**':
        if rest:
            yield from _walk(path, rest)
        else:
            yield path
        for one in inner:
            if one.is_dir():
                yield from _walk(one, parts)
        return
    for one in inner:
        if _fnmatch.fnmatchcase(one.name, part):
            if not rest:
                yield one
            elif one.is_dir():
                yield from _walk(one, rest)


class PosixPath(Path, PurePosixPath):
    pass
