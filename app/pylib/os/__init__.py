"""The little of the system that a program may ask for; files are those of the simulated disk."""
import _sim
from collections import namedtuple as _namedtuple
from os import path

import _files
from _files import fspath


class _Environ(dict):
    """Texts by their names, and nothing else."""

    def __setitem__(self, key, value):
        for text in key, value:
            if not isinstance(text, str):
                raise TypeError(f'str expected, not {type(text).__name__}')
        super().__setitem__(key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f'environ({super().__repr__()})'


environ = _Environ({name: str(value) for name, value in (_sim.section('env') or {}).items()})
error = OSError
altsep, extsep, defpath = None, '.', '/bin:/usr/bin'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
name = 'posix'
sep, linesep, pathsep, curdir, pardir, devnull = '/', '\n', ':', '.', '..', '/dev/null'


def getenv(key, default=None):
    return environ.get(key, default)


def getpid():
    return 1


def getppid():
    return 0


_mask = 0o022


def umask(mask):
    """Remembered, and told back; nobody else reads the files of a program."""
    global _mask
    before, _mask = _mask, mask & 0o777
    return before


def cpu_count():
    return 1


def getcwd():
    return '/'


def strerror(code):
    return {1: 'Operation not permitted', 2: 'No such file or directory', 13: 'Permission denied',
            17: 'File exists', 32: 'Broken pipe', 104: 'Connection reset by peer', 110: 'Connection timed out',
            111: 'Connection refused'}.get(code, f'Unknown error {code}')


def urandom(size):
    import secrets
    return secrets.token_bytes(size)


def kill(pid, sig):
    if pid != getpid():
        raise ProcessLookupError(3, 'No such process')
    import signal
    signal.raise_signal(sig)


def getlogin():
    return 'learner'


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def get_terminal_size(fd=1):
    import shutil
    return shutil.terminal_size((80, 24))


def isatty(fd):
    return False


def listdir(path='.'):
    return _files.listing(path)


def mkdir(path, mode=0o777):
    _files.make_folder(path)


def makedirs(name, mode=0o777, exist_ok=False):
    parts = _files.place_of(name).split('/')
    for i in range(1, len(parts)):
        if not _files.is_folder('/'.join(parts[:i])):
            _files.make_folder('/'.join(parts[:i]))
    if not (exist_ok and _files.is_folder(name)):
        _files.make_folder(name)


def remove(path):
    _files.remove(path)


unlink = remove


stat_result = _namedtuple('stat_result', 'st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime',
                          module=__name__)


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Size and kind of a file; files have no times of their own."""
    size, made = _files.size_of(path), 1700000000.0
    return stat_result(0o40755 if _files.is_folder(path) else 0o100644, 1, 1, 1, 0, 0, size, made, made, made)


lstat = stat


def rmdir(path):
    _files.remove_folder(path)


def rename(src, dst):
    _files.rename(src, dst)


replace = rename


def walk(top, topdown=True, onerror=None, followlinks=False):
    names = _files.listing(top) if _files.is_folder(top) else []
    folders = [name for name in names if _files.is_folder(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown)
    if not topdown:
        yield top, folders, files


class DirEntry:
    """What scandir() says of a name in a folder."""

    def __init__(self, folder, name):
        self.name, self.path = name, path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return _files.is_file(self.path)

    def is_dir(self, *, follow_symlinks=True):
        return _files.is_folder(self.path)

    def is_symlink(self):
        return False

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Scandir:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):
    return _Scandir([DirEntry(path, name) for name in _files.listing(path)])
