"""The parts of os that few programs ask for; they are imported when one does."""
import abc
import sys

import _files
import os
from _descriptors import (O_APPEND, O_CLOEXEC, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY, close, ftruncate, lseek,
                          open, read, write)

__all__ = ['O_APPEND', 'O_CLOEXEC', 'O_CREAT', 'O_EXCL', 'O_RDONLY', 'O_RDWR', 'O_TRUNC', 'O_WRONLY', 'close', 'ftruncate',
           'lseek', 'open', 'read', 'write', 'EX_OK', 'EX_USAGE', 'EX_DATAERR', 'EX_NOINPUT', 'EX_NOUSER', 'EX_NOHOST',
           'EX_UNAVAILABLE', 'EX_SOFTWARE', 'EX_OSERR', 'EX_OSFILE', 'EX_CANTCREAT', 'EX_IOERR', 'EX_TEMPFAIL',
           'EX_PROTOCOL', 'EX_NOPERM', 'EX_CONFIG', 'TMP_MAX', 'PathLike', 'access', 'chdir', 'chmod', 'device_encoding',
           'fdatasync', 'fdopen', 'fsdecode', 'fsencode', 'fstat', 'fsync', 'get_exec_path', 'getcwdb', 'getpgrp',
           'getsid', 'putenv', 'removedirs', 'renames', 'sched_getaffinity', 'supports_bytes_environ', 'supports_dir_fd',
           'supports_effective_ids', 'supports_fd', 'supports_follow_symlinks', 'terminal_size', 'truncate',
           'uname', 'uname_result', 'unsetenv', 'utime']

EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, *range(64, 71)
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(71, 79)
TMP_MAX = 238328
supports_bytes_environ = False
supports_dir_fd, supports_effective_ids, supports_follow_symlinks = set(), set(), set()


class PathLike(abc.ABC):
    """What has a path in the file system."""
    __module__ = 'os'

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in base.__dict__ for base in subclass.__mro__)
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fsencode(filename):
    filename = os.fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = os.fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def getcwdb():
    return fsencode(os.getcwd())


def chdir(path):
    _files.work_in(path)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """By the rights of the owner."""
    try:
        return os.stat(path).st_mode >> 6 & mode == mode
    except (OSError, ValueError):
        return False


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _files.change_facts(path, mode=mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    for name, pair in ('times', times), ('ns', ns):
        if pair is not None and not (isinstance(pair, tuple) and len(pair) == 2):
            raise TypeError("utime: 'times' must be either a tuple of two ints or None" if name == 'times' else
                            "utime: 'ns' must be a tuple of two ints")
    if times is not None:
        ns = [int(time) * 10 ** 9 + round(time % 1 * 10 ** 9) for time in times]
    elif ns is None:
        from time import time_ns
        ns = [time_ns()] * 2
    _files.change_facts(path, times=ns)


def truncate(path, length):
    if isinstance(path, int):
        ftruncate(path, length)
    else:
        with _files.open(path, 'rb+') as file:
            file.truncate(length)


def fstat(fd):
    return os.stat(fd)


def fsync(fd):
    os.stat(fd)


fdatasync = fsync


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    return _files.open(fd, mode, buffering, encoding, *args, **kwargs)


def renames(old, new):
    head, tail = os.path.split(new)
    if head and tail and not os.path.exists(head):
        os.makedirs(head)
    os.rename(old, new)
    head, tail = os.path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def removedirs(name):
    """And those above it, as long as they are empty."""
    os.rmdir(name)
    head, tail = os.path.split(name)
    if not tail:
        head, tail = os.path.split(head)
    while head and tail:
        try:
            os.rmdir(head)
        except OSError:
            break
        head, tail = os.path.split(head)


def putenv(name, value, /):
    """For processes to be started: there are none."""


def unsetenv(name, /):
    pass


def get_exec_path(env=None):
    return (os.environ if env is None else env).get('PATH', os.defpath).split(os.pathsep)


def device_encoding(fd):
    return None


def sched_getaffinity(pid, /):
    return set(range(os.cpu_count()))


def getpgrp():
    return os.getpid()


def getsid(pid, /):
    return os.getpid()


class uname_result(tuple):
    __module__ = 'posix'
    sysname, nodename, release, version, machine = [property(lambda self, i=i: self[i]) for i in range(5)]

    def __repr__(self):
        names = 'sysname', 'nodename', 'release', 'version', 'machine'
        return f"posix.uname_result({', '.join([f'{name}={item!r}' for name, item in zip(names, self)])})"


def uname():
    import platform
    return uname_result((platform.system(), platform.node(), platform.release(), platform.version(), platform.machine()))


def __getattr__(name):
    if name == 'terminal_size':
        from shutil import terminal_size
        return terminal_size
    raise AttributeError(f"module 'os' has no attribute {name!r}", name=name)


supports_fd = {os.stat, utime, truncate}
