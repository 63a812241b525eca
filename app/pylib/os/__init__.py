"""The little of the system that a program may ask for; files are those of the simulated disk."""
import _sim
from operator import itemgetter as _itemgetter
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
    return '/' + _files.working_folder()


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
    names = _files.listing('.' if path is None else path)
    return [name.encode('utf-8', 'surrogateescape') for name in names] if isinstance(path, bytes) else names


def mkdir(path, mode=0o777, *, dir_fd=None):
    _files.make_folder(path, mode)


def makedirs(name, mode=0o777, exist_ok=False):
    """A folder, and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail in (curdir, b'.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path, *, dir_fd=None):
    _files.remove(path)


unlink = remove


class stat_result(tuple):
    """Ten whole numbers by their places; by name there are more, and times are exact."""
    n_sequence_fields, n_unnamed_fields, n_fields = 10, 3, 19
    st_blksize, st_rdev = 4096, 0
    st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size = [property(_itemgetter(i)) for i in range(7)]
    _times = None  # in nanoseconds: only stat() knows
    st_atime_ns, st_mtime_ns, st_ctime_ns = [property(lambda self, i=i: self._times and self._times[i]) for i in range(3)]
    st_atime, st_mtime, st_ctime = [property(lambda self, i=i: self._times[i] / 10 ** 9 if self._times else self[7 + i])
                                    for i in range(3)]
    st_blocks = property(lambda self: -(-self.st_size // 512))

    def __new__(cls, sequence, /):
        items = tuple(sequence)
        if len(items) < 10:
            raise TypeError(f'os.stat_result() takes an at least 10-sequence ({len(items)}-sequence given)')
        return tuple.__new__(cls, items[:10])

    def __repr__(self):
        names = ('mode', 'ino', 'dev', 'nlink', 'uid', 'gid', 'size', 'atime', 'mtime', 'ctime')
        return f"os.stat_result({', '.join([f'st_{name}={item}' for name, item in zip(names, self)])})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the disk knows of a file or a folder; they have the times and modes that utime() and chmod() gave them."""
    size, mode, number, times = _files.facts_of(path)
    result = stat_result((mode, number, 1, 1, 0, 0, size, *[time // 10 ** 9 for time in times]))
    result._times = times
    return result


def lstat(path, *, dir_fd=None):
    return stat(path)


def rmdir(path, *, dir_fd=None):
    _files.remove_folder(path)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _files.rename(src, dst)


replace = rename


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


class DirEntry:
    """What scandir() says of a name in a folder."""

    def __init__(self, folder, name):
        self.name, self.path = name, path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

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


def scandir(path=None):
    path = '.' if path is None else fspath(path)
    return _Scandir([DirEntry(path, name) for name in listdir(path)])


def __dir__():
    import os._rest
    return sorted({*globals(), *os._rest.__all__})


def __getattr__(name):
    """What few programs ask for."""
    import os._rest
    if name in os._rest.__all__:
        found = globals()[name] = getattr(os._rest, name)
        return found
    raise AttributeError(f"module 'os' has no attribute {name!r}", name=name)
