"""select() and poll() for sockets of the simulated loopback."""
import _loopback
from selectors import _end_of, _fileobj_to_fd
from time import monotonic
from _simthread import _wait, allocate_lock

error = OSError
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDHUP = 1, 2, 4, 8, 16, 0x2000


def _wait_for(ends, look, timeout, name):
    """What look() finds, once it finds something or the time is up."""
    until = None if timeout is None else monotonic() + timeout
    while True:
        found = look()
        left = None if until is None else until - monotonic()
        if found or (left is not None and left <= 0):
            return found
        lock = allocate_lock()
        lock.acquire()
        for end in ends:
            end.waiters.append(lock)
        _wait(lock, left, name)
        for end in ends:
            if lock in end.waiters:
                end.waiters.remove(lock)


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    reading = [(file, _end_of(_fileobj_to_fd(file))) for file in rlist]
    writing = [(file, _end_of(_fileobj_to_fd(file))) for file in wlist]
    bad = _loopback.ERR | _loopback.HUP

    def look():
        readable = [file for file, end in reading if end.poll() & (_loopback.IN | bad)]
        writable = [file for file, end in writing if end.poll() & (_loopback.OUT | _loopback.ERR)]
        return (readable, writable, []) if readable or writable else None

    return _wait_for({end: None for _, end in reading + writing}, look, timeout, 'select.select') or ([], [], [])


class _Poll:
    """poll() counts milliseconds, and knows closed descriptors for what they are."""
    _unit, _closed = 1000, POLLNVAL

    def __init__(self):
        self._ends = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT):
        fd = _fileobj_to_fd(fd)
        self._ends[fd] = _end_of(fd), eventmask

    def modify(self, fd, eventmask):
        fd = _fileobj_to_fd(fd)
        if fd not in self._ends:
            raise FileNotFoundError(2, 'No such file or directory')
        self._ends[fd] = self._ends[fd][0], eventmask

    def unregister(self, fd):
        del self._ends[_fileobj_to_fd(fd)]

    def poll(self, timeout=None):
        timeout = None if timeout is None or timeout < 0 else timeout / self._unit
        return _wait_for([end for end, _ in self._ends.values()], self._look, timeout, 'select.poll') or []

    def _look(self):
        found = [(fd, self._closed if end.closed else end.poll() & (mask | POLLERR | POLLHUP))
                 for fd, (end, mask) in self._ends.items()]
        return [(fd, events) for fd, events in found if events]


class _Epoll(_Poll):
    """epoll counts seconds, and forgets closed descriptors."""
    _unit, _closed = 1, 0

    def poll(self, timeout=None, maxevents=-1):
        return super().poll(timeout)[:None if maxevents < 0 else maxevents]

    def close(self):
        self._ends.clear()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def poll():
    return _Poll()


def epoll(sizehint=-1, flags=0):
    return _Epoll()
