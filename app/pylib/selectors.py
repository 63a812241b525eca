"""selectors, CPython 3.11's, for sockets of the simulated loopback. All of them are epoll's: what became ready first is
told first."""
import _loopback
from abc import ABCMeta, abstractmethod
from _asyncio import _get_running_loop
from collections import namedtuple
from time import monotonic
from _simthread import _wait, allocate_lock

EVENT_READ, EVENT_WRITE = 1, 2

SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'], module=__name__)


def _fileobj_to_fd(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if fd < 0:
        raise ValueError(f'Invalid file descriptor: {fd}')
    return fd


def _end_of(fd):
    if fd <= 2:
        raise NotImplementedError("waiting for standard streams is not part of the course's Python: only sockets "
                                  "become ready here; use asyncio.to_thread(input)")
    return _loopback.find(fd)


class _Map:
    """What get_map() gives: file objects to keys."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._fd_to_key)

    def __getitem__(self, fileobj):
        try:
            return self._selector._fd_to_key[self._selector._fd_of(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def get(self, fileobj, default=None):
        try:
            return self[fileobj]
        except KeyError:
            return default

    def __iter__(self):
        return iter(self._selector._fd_to_key)

    def __contains__(self, fileobj):
        return self.get(fileobj) is not None

    def keys(self):
        return self._selector._fd_to_key.keys()

    def values(self):
        return self._selector._fd_to_key.values()

    def items(self):
        return self._selector._fd_to_key.items()


class BaseSelector(metaclass=ABCMeta):
    """Files, and the events for which somebody waits: what a selector of a program's own has to have."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        pass

    def get_key(self, fileobj):
        keys = self.get_map()
        if keys is None:
            raise RuntimeError('Selector is closed')
        try:
            return keys[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abstractmethod
    def get_map(self):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


class _BaseSelectorImpl(BaseSelector):
    """Those of the module: they stand on the loopback's kernel."""

    def __init__(self, told=None):
        self._fd_to_key = {}
        self._ends = {}
        self._map = _Map(self)
        self._lock = None
        self._told = told
        self._woken = False
        self._epoll = _loopback.Epoll(self._tell)

    def _tell(self):
        if self._told is not None:
            self._told()
        if self._lock is not None and self._lock.locked():
            self._lock.release()

    def _wake(self):
        """select() is to return with nothing: what a byte in a loop's pipe to itself does."""
        self._woken = True
        self._tell()

    def _fd_of(self, fileobj):
        try:
            return _fileobj_to_fd(fileobj)
        except ValueError:
            for key in self._fd_to_key.values():  # of a file that was closed meanwhile
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._fd_of(fileobj), events, data)
        if key.fd in self._fd_to_key:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        end = _end_of(key.fd)
        self._fd_to_key[key.fd], self._ends[key.fd] = key, end
        self._epoll.register(end, _mask(events))
        return key

    def unregister(self, fileobj):
        try:
            key = self._fd_to_key.pop(self._fd_of(fileobj))
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        self._epoll.unregister(self._ends.pop(key.fd))
        return key

    def modify(self, fileobj, events, data=None):
        try:
            key = self._fd_to_key[self._fd_of(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None
        if events != key.events:
            if not self._ends[key.fd].closed:
                self._epoll.modify(self._ends[key.fd], _mask(events))
        key = key._replace(events=events, data=data)
        self._fd_to_key[key.fd] = key
        return key

    def select(self, timeout=None):
        until = None if timeout is None else monotonic() + max(timeout, 0)
        while not self._epoll.any() and not self._woken:
            left = None if until is None else until - monotonic()
            if left is not None and left <= 0:
                return []
            self._lock = allocate_lock()
            self._lock.acquire()
            if not _wait(self._lock, left, 'selector.select'):
                return []
        self._woken = False
        found = []
        for end, mask in self._epoll.poll(max(len(self._fd_to_key), 1)):
            events = (EVENT_WRITE if mask & ~_loopback.IN & ~_loopback.RDHUP else 0) | (
                EVENT_READ if mask & ~_loopback.OUT else 0)
            key = self._fd_to_key.get(end.fd)
            if key is not None:
                found.append((key, events & key.events))
        return found

    def close(self):
        self._epoll.close()
        self._fd_to_key.clear()
        self._map = None

    def get_map(self):
        return self._map


def _mask(events):
    return (_loopback.IN if events & EVENT_READ else 0) | (_loopback.OUT if events & EVENT_WRITE else 0)


class SelectSelector(_BaseSelectorImpl):
    pass


class PollSelector(_BaseSelectorImpl):
    pass


class EpollSelector(_BaseSelectorImpl):
    def __init__(self, told=None):
        super().__init__(told)
        if told is None:  # a loop's has its descriptor already
            _loopback.adopt(_get_running_loop())
            self._fd = _loopback.take_fd()

    def fileno(self):
        return self._fd

    def close(self):
        super().close()
        _loopback.give_back_fd(self._fd)


DefaultSelector = EpollSelector
