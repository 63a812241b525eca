"""Copying and removing on the program's own disk, and the terminal's size."""
import os as _os
from collections import namedtuple

terminal_size = namedtuple('terminal_size', 'columns lines', module=__name__)
terminal_size.__module__ = 'os'
terminal_size.__repr__ = lambda self: f'os.terminal_size(columns={self[0]}, lines={self[1]})'


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def get_terminal_size(fallback=(80, 24)):
    return terminal_size(*fallback)


def copyfileobj(fsrc, fdst, length=0):
    while chunk := fsrc.read(length or 65536):
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    if _os.path.abspath(src) == _os.path.abspath(dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = _os.listdir(src)
    left_out = ignore(src, names) if ignore else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name not in left_out:
            here, there = _os.path.join(src, name), _os.path.join(dst, name)
            if _os.path.isdir(here):
                copytree(here, there, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
            else:
                copy_function(here, there)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    if not _os.path.isdir(path):
        if ignore_errors:
            return
        kind = NotADirectoryError if _os.path.exists(path) else FileNotFoundError
        raise kind(*((20, 'Not a directory') if kind is NotADirectoryError else (2, 'No such file or directory')), path)
    for name in _os.listdir(path):
        inside = _os.path.join(path, name)
        if _os.path.isdir(inside):
            rmtree(inside)
        else:
            _os.remove(inside)
    _os.rmdir(path)


def move(src, dst, copy_function=copy2):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src.rstrip('/')))
        if _os.path.exists(dst):
            raise Error(f"Destination path '{dst}' already exists")
    if _os.path.isdir(src):
        copytree(src, dst)
        rmtree(src)
    else:
        _os.rename(src, dst)
    return dst


def which(cmd, mode=1, path=None):
    return None
