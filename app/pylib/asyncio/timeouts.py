"""timeout() and timeout_at()."""
from _asyncio import CancelledError, _emit, _next_id, current_task, get_running_loop

__all__ = ('Timeout', 'timeout', 'timeout_at')

_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = 'created', 'active', 'expiring', 'expired', 'finished'


class Timeout:
    """Cancels the block under it when its time has come, and turns that into TimeoutError."""

    def __init__(self, when):
        self._state = _CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when
        self._trace_id = _next_id()

    def when(self):
        """The deadline on the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Move the deadline; None takes it away."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._schedule(when)
        _emit('timeout.resched', self._task, self._trace_id, self._timeout_handler, when)

    def _schedule(self, when):
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
        if when is None:
            self._timeout_handler = None
            return
        loop = get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self):
        """True when the deadline has struck."""
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        info = ''
        if self._state is _ENTERED:
            when = round(self._when, 3) if self._when is not None else None
            info = f' when={when}'
        return f'<Timeout [{self._state}]{info}>'

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self._schedule(self._when)
        _emit('timeout.enter', task, self._trace_id, self._timeout_handler, self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None

        if self._state is _EXPIRING:
            self._state = _EXPIRED
            _emit('timeout.exit', self._task, self._trace_id, 'expired')
            if self._task.uncancel() <= self._cancelling and exc_type is CancelledError:
                # Nobody else wants this task cancelled: the cancellation was ours.
                raise TimeoutError from exc_val
        elif self._state is _ENTERED:
            self._state = _EXITED
            _emit('timeout.exit', self._task, self._trace_id, 'exited')
        return None

    def _on_timeout(self):
        _emit('timeout.expire', self._task, self._trace_id)
        self._task.cancel()
        self._state = _EXPIRING
        self._timeout_handler = None


def timeout(delay):
    """async with timeout(delay): at most that many seconds for the block (None: no limit)."""
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    """Like timeout(), with an absolute time of loop.time()."""
    return Timeout(when)
