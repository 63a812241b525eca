"""Simulated threads: they take turns, and give up a turn only where they wait."""
import sys
from _simthread import TIMEOUT_MAX, _start, allocate_lock, get_ident
from _thread import stack_size

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'excepthook', 'ExceptHookArgs', 'local', 'get_native_id', 'stack_size', 'settrace',
           'setprofile']

Lock = allocate_lock
ThreadError = RuntimeError
get_native_id = get_ident

_active = {}        # ident -> Thread
_starting = []      # made, not at their first turn yet
_names = 0
_at_exit = []


def settrace(func):
    raise NotImplementedError("threading.settrace() is not part of the course's Python")


setprofile = settrace


def _timeout(timeout):
    return -1 if timeout is None else max(timeout, 0)


class RLock:
    """A lock that its owner may take again."""

    def __init__(self):
        self._block = allocate_lock()
        self._owner = None
        self._count = 0

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def __repr__(self):
        state = 'locked' if self._block.locked() else 'unlocked'
        owner = 0 if self._owner is None else self._owner
        return f'<{state} _thread.RLock object owner={owner} count={self._count} at {hex(id(self))}>'

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        got = self._block.acquire(blocking, timeout)
        if got:
            self._owner = me
            self._count = 1
        return got

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def _recursion_count(self):
        return self._count if self._owner == get_ident() else 0

    def _release_save(self):
        if self._owner is None:
            raise RuntimeError('cannot release un-acquired lock')
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _is_owned(self):
        return self._owner == get_ident()


class Condition:
    """Threads wait for something to become true of what the lock protects."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __getattr__(self, name):
        if name in ('_release_save', '_acquire_restore'):  # those of its lock, if it has them
            return getattr(self._lock, name)
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = None
        if isinstance(self._lock, RLock):
            state = self._lock._release_save()
        else:
            self._lock.release()
        got = False
        try:
            got = waiter.acquire(True, _timeout(timeout))
            return got
        finally:
            if state is not None:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()
            if not got and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        from time import monotonic
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        while self._waiters and n > 0:
            self._waiters.pop(0).release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _warn_old('notifyAll', 'notify_all')
        self.notify_all()


class Semaphore:
    """At most `value` at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} at {hex(id(self))}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking and self._value == 0:
                return False
            if not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._check(n)
            self._value += n
            self._cond.notify(n)

    def _check(self, n):
        pass

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        kind = type(self)
        return (f'<{kind.__module__}.{kind.__qualname__} at {hex(id(self))}: '
                f'value={self._value}/{self._initial_value}>')

    def _check(self, n):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        kind = type(self)
        return (f'<{kind.__module__}.{kind.__qualname__} at {hex(id(self))}: '
                f"{'set' if self._flag else 'unset'}>")

    def is_set(self):
        return self._flag

    def isSet(self):
        _warn_old('isSet', 'is_set')
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset."""


class Barrier:
    """A meeting point for a number of threads: it fills, it drains, it can be broken, and made anew."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'  # then 'draining'; 'resetting' while some still have to leave; 'broken'
        self._count = 0

    def __repr__(self):
        name = f'{type(self).__module__}.{type(self).__qualname__}'
        if self.broken:
            return f'<{name} at {id(self):#x}: broken>'
        return f'<{name} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        timeout = self._timeout if timeout is None else timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if not self._count and self._state != 'broken':
                    self._state = 'filling'
                    self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._become('broken')
        if self._state != 'draining':
            raise BrokenBarrierError

    def _release(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._become('broken')
            raise
        self._become('draining')

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            self._become('resetting' if self._count and self._state != 'draining' else
                         self._state if self._count else 'filling')

    def abort(self):
        with self._cond:
            self._become('broken')

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


class local:
    """Attributes of which each thread has its own; a subclass's __init__ is called once a thread."""
    __slots__ = '_local__arguments', '__dict__'

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local__arguments', (args, kwargs))
        current_thread().__dict__[f'_local.{id(self)}'] = {}
        return self

    def __getattribute__(self, name):
        _enter_local(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _refuse_dict(self, name)
        _enter_local(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _refuse_dict(self, name)
        _enter_local(self)
        object.__delattr__(self, name)


def _refuse_dict(self, name):
    if name == '__dict__':
        raise AttributeError(f'{type(self).__name__!r} object attribute {name!r} is read-only')


def _enter_local(self):
    """Gives it the attributes of the thread that runs, which keeps them."""
    everything = current_thread().__dict__
    mine = everything.get(f'_local.{id(self)}')
    if mine is not None:
        object.__setattr__(self, '__dict__', mine)
        return
    everything[f'_local.{id(self)}'] = mine = {}
    object.__setattr__(self, '__dict__', mine)
    args, kwargs = object.__getattribute__(self, '_local__arguments')
    type(self).__init__(self, *args, **kwargs)


class ExceptHookArgs:
    """What excepthook() is told."""

    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args, /):
    """Shows an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f'Exception in thread {name}:', file=sys.stderr)
    sys.stderr.write(sys._format_exception(args.exc_value))


__excepthook__ = excepthook


def _next_number():
    global _names
    _names += 1
    return _names


def _new_name(target):
    name = f'Thread-{_next_number()}'
    return f'{name} ({target.__name__})' if target is not None and hasattr(target, '__name__') else name


def _warn_old(old, new, attribute=None):
    import warnings
    new = f'{attribute} the {new} attribute' if attribute else f'use {new}()'
    warnings.warn(f'{old}() is deprecated, {new} instead', DeprecationWarning)


class Thread:
    """A function that runs beside the others."""
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._target = target
        self._name = str(name) if name else _new_name(target)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._started = Event()
        self._is_stopped = False
        self._end = allocate_lock()  # held while it lives
        self._initialized = True

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'stopped' if self._is_stopped else 'started' if self._started.is_set() else 'initial'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set() or self in _starting:
            raise RuntimeError('threads can only be started once')
        self._end.acquire()
        _starting.append(self)
        _start(self._name, self._bootstrap)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident = get_ident()
        _active[self._ident] = self
        _starting.remove(self)
        self._started.set()
        try:
            self.run()
        except BaseException as exc:
            self._tell(ExceptHookArgs((type(exc), exc, exc.__traceback__, self)))
        finally:
            self._is_stopped = True
            del _active[self._ident]
            self._end.release()

    def _tell(self, args):
        """excepthook() may be the program's, and may fail."""
        hook = excepthook if callable(excepthook) else __excepthook__
        try:
            hook(args)
        except Exception as exc:
            exc.__suppress_context__ = True
            sys.stderr.write('Exception in threading.excepthook:\n')
            sys.excepthook(*sys.exc_info())

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set() and self not in _starting:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if self._end.acquire(True, _timeout(timeout)):
            self._end.release()

    def is_alive(self):
        assert self._initialized, 'Thread.__init__() not called'
        return not self._is_stopped and (self._started.is_set() or self in _starting)

    @property
    def name(self):
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started.is_set() or self in _starting:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_old('isDaemon', 'daemon', attribute='get')
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_old('setDaemon', 'daemon', attribute='set')
        self.daemon = daemonic

    def getName(self):
        _warn_old('getName', 'name', attribute='get')
        return self.name

    def setName(self, name):
        _warn_old('setName', 'name', attribute='set')
        self.name = name


class Timer(Thread):
    """Calls a function after a while, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._target = None
        self._name = 'MainThread'
        self._daemonic = False
        self._ident = get_ident()
        self._started = Event()
        self._started.set()
        self._is_stopped = False
        self._end = allocate_lock()
        self._end.acquire()
        self._initialized = True


class _DummyThread(Thread):
    """A thread that threading has not started."""

    def __init__(self):
        super().__init__(name=f'Dummy-{_next_number()}', daemon=True)
        self._ident = get_ident()
        self._started.set()
        _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, 'cannot join a dummy thread'


_main_thread = _MainThread()
_active[_main_thread._ident] = _main_thread


def main_thread():
    return _main_thread


def current_thread():
    thread = _active.get(get_ident())
    return _DummyThread() if thread is None else thread


def currentThread():
    _warn_old('currentThread', 'current_thread')
    return current_thread()


def enumerate():
    return list(_active.values()) + _starting


def active_count():
    return len(_active) + len(_starting)


def activeCount():
    _warn_old('activeCount', 'active_count')
    return active_count()


def _register_atexit(func, *args):
    _at_exit.append((func, args))


def _shutdown():
    """The program is over: the threads that are not daemons come to their ends."""
    for func, args in reversed(_at_exit):
        func(*args)
    while True:
        alive = [t for t in enumerate() if not t.daemon and t is not _main_thread]
        if not alive:
            break
        for t in alive:
            t.join()
