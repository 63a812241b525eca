"""Files by number: os.open() and its kin, and open() of a number. The numbers are those that sockets have, too."""
import sys

import _files
from _loopback import give_back_fd, take_fd

O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000
O_CLOEXEC = 0o2000000
_open = {}


class _Standard:
    """Standard input, output and errors, as bytes."""
    closed = False
    check = _files.File.check

    def __init__(self, number):
        self.fd = self._number = number
        self.name = self.place = ('<stdin>', '<stdout>', '<stderr>')[number]
        self.mode = 'wb' if number else 'rb'

    def _stream(self):
        return (sys.__stdin__, sys.__stdout__, sys.__stderr__)[self._number].buffer

    def read(self, size=-1):
        stream = self._stream()
        return stream.read() if size is None or size < 0 else stream.read1(size)

    def readline(self, size=-1):
        return self._stream().readline(size)

    def seekable(self):
        return False

    def fileno(self):
        return self._number

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def write(self, data):
        return self._stream().write(data)

    def readable(self):
        return not self._number

    def writable(self):
        return bool(self._number)


def find(fd):
    if fd in (0, 1, 2):
        return _Standard(fd)
    if fd not in _open:
        raise OSError(9, 'Bad file descriptor')
    return _open[fd]


def number_of(file):
    if file.fd is None:
        file.fd = take_fd()
        _open[file.fd] = file
    return file.fd


def forget(file):
    give_back_fd(file.fd)
    del _open[file.fd]
    file.fd = None


def open(path, flags, mode=0o777, *, dir_fd=None):
    path = _files.fspath(path)
    there = _files.is_file(path)
    if flags & O_CREAT and flags & O_EXCL and there:
        raise FileExistsError(17, 'File exists', path)
    if not there and not flags & O_CREAT:
        raise _files.missing(path)
    if flags & 3 == O_RDONLY and there:
        return number_of(_files.File(path, 'rb'))
    kind = 'a' if flags & O_APPEND else 'w' if flags & O_TRUNC or not there else 'r'
    file = _files.File(path, kind + 'b' if flags & 3 == O_WRONLY and kind != 'r' else kind + 'b+')
    if not there:
        import os
        _files.change_facts(path, mode=mode & ~os._mask)
    if flags & 3 == O_WRONLY and kind == 'r':
        file.readable = lambda: False
    return number_of(file)


def close(fd):
    find(fd)
    if fd > 2:
        _open[fd].close()


def read(fd, length, /):
    file = find(fd)
    if not file.readable():
        raise OSError(9, 'Bad file descriptor')
    if length < 0:
        raise OSError(22, 'Invalid argument')
    return file.read(length)


def write(fd, data, /):
    file = find(fd)
    if not file.writable():
        raise OSError(9, 'Bad file descriptor')
    return file.write(data)


def lseek(fd, position, how, /):
    return find(fd).seek(position, how)


def ftruncate(fd, length, /):
    find(fd).truncate(length)


def reopened(file, mode, closefd, opener):
    """open() of a number, or of what the opener makes of a name: the same place, read and written as `mode` says."""
    if opener is not None:
        flags = {'r': O_RDONLY, 'w': O_CREAT | O_TRUNC | O_WRONLY, 'a': O_CREAT | O_APPEND | O_WRONLY,
                 'x': O_CREAT | O_EXCL | O_WRONLY}[mode.strip('bt+')]
        name = file
        file = opener(name, (flags & ~3 | O_RDWR if '+' in mode else flags) | O_CLOEXEC)
        if not isinstance(file, int):
            raise TypeError('expected integer from opener')
        if file < 0:
            raise ValueError(f'opener returned {file}')
    if file < 0:
        raise ValueError('negative file descriptor')
    found = find(file)
    if isinstance(found, _Standard):
        found.name = file
        return found
    if closefd:
        found.name, found.mode = name if opener else file, mode
        return found
    twin = _files.File.__new__(_files.File)
    twin.__dict__.update(found.__dict__, fd=None, name=file, mode=mode)
    return twin
