"""Future and Executor, and waiting for several futures."""
import threading
from time import monotonic

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'
_WORDS = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', CANCELLED_AND_NOTIFIED: 'cancelled',
          FINISHED: 'finished'}


class Error(Exception):
    """What goes wrong with futures."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """That cannot be done in this state."""


class BrokenExecutor(RuntimeError):
    """A pool that cannot go on."""


class Future:
    """The result of a call that runs in a thread."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        shown = f'<{type(self).__name__} at {id(self):#x} state={_WORDS[self._state]}'
        if self._state == FINISHED:
            if self._exception is not None:
                return f'{shown} raised {type(self._exception).__name__}>'
            return f'{shown} returned {type(self._result).__name__}>'
        return shown + '>'

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _call_back(self):
        for callback in self._done_callbacks:
            self._call_one(callback)

    def _call_one(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def add_done_callback(self, fn):
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call_one(fn)

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if self._state != FINISHED:
                raise TimeoutError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    # For executors.
    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result, self._exception = result, exception
            self._state = FINISHED
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    def __class_getitem__(cls, item):
        return cls


class DoneAndNotDoneFutures(tuple):
    """The two sets that wait() returns."""

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'


class _Arrivals:
    """Gathers futures in the order in which they end."""

    def __init__(self, fs):
        self._condition = threading.Condition()
        self._arrived = []
        for f in fs:
            f.add_done_callback(self._add)

    def _add(self, future):
        with self._condition:
            self._arrived.append(future)
            self._condition.notify_all()

    def next(self, timeout):
        """The next one, or None when the time is over."""
        with self._condition:
            if not self._condition.wait_for(lambda: self._arrived, timeout):
                return None
            return self._arrived.pop(0)

    def forget(self, fs):
        for f in fs:
            if self._add in f._done_callbacks:
                f._done_callbacks.remove(self._add)


def _failed(future):
    return not future.cancelled() and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for the futures; (done, not_done)."""
    fs = list(dict.fromkeys(fs))
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    end = None if timeout is None else monotonic() + timeout
    arrivals = _Arrivals(fs)
    done = []
    while len(done) < len(fs):
        if return_when == FIRST_COMPLETED and done or return_when == FIRST_EXCEPTION and any(map(_failed, done)):
            if not arrivals._arrived:
                break
        future = arrivals.next(None if end is None else max(0, end - monotonic()))
        if future is None:
            break
        done.append(future)
    left = [f for f in fs if f not in done]
    arrivals.forget(left)
    return DoneAndNotDoneFutures(set(done), set(left))


def as_completed(fs, timeout=None):
    """The futures, in the order in which they end."""
    fs = list(dict.fromkeys(fs))
    end = None if timeout is None else monotonic() + timeout
    arrivals = _Arrivals(fs)
    left = len(fs)
    try:
        while left:
            future = arrivals.next(None if end is None else max(0, end - monotonic()))
            if future is None:
                raise TimeoutError(f'{left} (of {len(fs)}) futures unfinished')
            left -= 1
            yield future
    finally:
        arrivals.forget(fs)


class Executor:
    """Something that runs calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    yield _result_or_cancel(fs.pop(), None if end is None else end - monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
