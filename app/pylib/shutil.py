"""Copying and removing on the program's own disk, and the terminal's size."""
import fnmatch as _fnmatch
import os as _os
import stat as _stat
from collections import namedtuple

COPY_BUFSIZE = 64 * 1024

terminal_size = namedtuple('terminal_size', 'columns lines', module='os')
terminal_size.__repr__ = lambda self: f'os.terminal_size(columns={self[0]}, lines={self[1]})'
_Usage = namedtuple('usage', 'total used free', module=__name__)


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """Such a file, a device say, is not to be copied."""


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


def get_terminal_size(fallback=(80, 24)):
    """$COLUMNS and $LINES come first."""
    size = [0, 0]
    for i, name in enumerate(('COLUMNS', 'LINES')):
        try:
            size[i] = int(_os.environ[name])
        except (KeyError, ValueError):
            pass
    return terminal_size(*[there if there > 0 else other for there, other in zip(size, fallback)])


def copyfileobj(fsrc, fdst, length=0):
    while chunk := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(chunk)


def _is_same(src, dst):
    try:
        return _os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if _is_same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    _os.chmod(dst, _stat.S_IMODE(_os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    known = _os.stat(src)
    _os.utime(dst, ns=(known.st_atime_ns, known.st_mtime_ns))
    _os.chmod(dst, _stat.S_IMODE(known.st_mode))


def _target(src, dst):
    return _os.path.join(dst, _os.path.basename(src)) if _os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """For copytree(ignore=...): leaves out what such a pattern fits."""
    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in _fnmatch.filter(names, pattern)}
    return _ignore_patterns


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """What fails is told at the end, all of it."""
    names = _os.listdir(src)
    left_out = ignore(_os.fspath(src), names) if ignore else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    failed = []
    for name in names:
        if name in left_out:
            continue
        here, there = _os.path.join(src, name), _os.path.join(dst, name)
        try:
            if _os.path.isdir(here):
                copytree(here, there, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(here, there)
        except Error as e:
            failed.extend(e.args[0])
        except OSError as e:
            failed.append((here, there, str(e)))
    copystat(src, dst)
    if failed:
        raise Error(failed)
    return dst


def _remove_all(path, onerror):
    try:
        names = _os.listdir(path)
    except OSError as e:
        onerror(_os.scandir, path, (type(e), e, e.__traceback__))
        names = ()
    for name in names:
        inside = _os.path.join(path, name)
        if _os.path.isdir(inside):
            _remove_all(inside, onerror)
            continue
        try:
            _os.unlink(inside)
        except OSError as e:
            onerror(_os.unlink, inside, (type(e), e, e.__traceback__))
    try:
        _os.rmdir(path)
    except OSError as e:
        onerror(_os.rmdir, path, (type(e), e, e.__traceback__))


def _raise_it(function, path, exc_info):
    raise exc_info[1]


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    if ignore_errors:
        onerror = lambda function, path, exc_info: None
    elif onerror is None:
        onerror = _raise_it
    try:
        _os.lstat(path)
    except OSError as e:
        onerror(_os.lstat, path, (type(e), e, e.__traceback__))
        return
    _remove_all(path, onerror)


def _is_below(src, dst):
    src, dst = _os.path.abspath(src).rstrip('/') + '/', _os.path.abspath(dst).rstrip('/') + '/'
    return dst.startswith(src)


def move(src, dst, copy_function=copy2):
    real_dst = dst
    if _os.path.isdir(dst):
        if _is_same(src, dst):
            _os.rename(src, dst)
            return None
        real_dst = _os.path.join(dst, _os.path.basename(_os.fspath(src).rstrip('/')))
        if _os.path.exists(real_dst):
            raise Error(f"Destination path '{real_dst}' already exists")
    if _os.path.isdir(src) and _is_below(src, dst):
        raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
    _os.rename(src, real_dst)
    return real_dst


def disk_usage(path):
    """The disk is as large as the program's memory may be; what is on it is what is used."""
    _os.stat(path)
    total = 256 << 20
    used = sum(_os.path.getsize(_os.path.join(folder, name)) for folder, _, names in _os.walk('/') for name in names)
    return _Usage(total, used, total - used)


def which(cmd, mode=1, path=None):
    """A file that may be executed, in the folders of $PATH."""
    def is_it(file):
        return _os.path.exists(file) and not _os.path.isdir(file) and _os.access(file, mode)
    if _os.path.dirname(cmd):
        return cmd if is_it(cmd) else None
    path = _os.environ.get('PATH', _os.defpath) if path is None else path
    colon = b':' if isinstance(cmd, bytes) else ':'
    folders = (_os.fsencode(path) if isinstance(cmd, bytes) else _os.fsdecode(path)).split(colon) if path else ()
    for folder in folders:
        file = _os.path.join(folder, cmd)
        if is_it(file):
            return file
    return None
