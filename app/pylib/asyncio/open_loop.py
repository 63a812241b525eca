"""What stands behind the methods of a loop that the program has made its own (aio/open.c).

The usual loop is written in C and asks none of its own methods. A program that overrides one of them, time() or
call_soon() or _run_once(), wants to be asked; so the whole machine is here once more, with real handles in real queues
and a selector that waits. (CPython: base_events.py)"""
import heapq
from collections import deque
from _asyncio import (Handle, TimerHandle, _UnixSelectorEventLoop, _open_armed, _open_due, _open_finish, _open_pushed,
                      _open_run, _open_select, _open_start, _open_tick, _open_tidy, _open_tock, _open_todo,
                      ensure_future, iscoroutine, isfuture)
from _asyncio import _get_running_loop
from asyncio.coroutines import iscoroutinefunction

_MANY_TIMERS, _LONGEST_WAIT = 100, 24 * 3600


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return  # it has left run_forever() already
    future.get_loop().stop()


class OpenLoop:
    """Comes before the loop in C in the method order of the program's class."""

    def __init__(self, selector=None):
        self._init_open(selector)

    def _init_open(self, selector=None):
        from selectors import DefaultSelector
        self._ready = deque()
        self._scheduled = []
        self._timer_cancelled_count = 0
        self._clock_resolution = 1e-09
        self._current_handle = None
        self._transports = {}
        self._selector = DefaultSelector() if selector is None else selector

    def _check_closed(self):
        if self.is_closed():
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    # ---- scheduling ----

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if self.get_debug():
            self._check_callback(callback, 'call_soon')
        return self._call_soon(callback, args, context)

    def _call_soon(self, callback, args, context):
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        _open_pushed(self, handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self.get_debug():
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def _write_to_self(self):
        wake = getattr(self._selector, '_wake', None)
        if wake is not None:
            wake()

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self.get_debug():
            self._check_callback(callback, 'call_at')
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        _open_armed(self, timer)
        return timer

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    # ---- running ----

    def run_forever(self):
        self._check_closed()
        self._check_running()
        _open_start(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            _open_finish(self)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        ours = not isfuture(future)
        future = ensure_future(future, loop=self)
        if ours:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if ours and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _drop_cancelled(self):
        timers = self._scheduled
        if len(timers) > _MANY_TIMERS and self._timer_cancelled_count > len(timers) / 2:
            kept = []
            for timer in timers:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(timers)._scheduled = False

    def _idle_time(self):
        if self._ready or self._stopping:
            return 0
        if not self._scheduled:
            return None
        return min(max(0, self._scheduled[0]._when - self.time()), _LONGEST_WAIT)

    def _process_events(self, found):
        for key, mask in found:
            for watch, event in zip(key.data, (1, 2)):
                if mask & event and watch is not None:
                    watch.schedule()

    def _run_once(self):
        _open_tidy(self)
        _open_tick(self, len(self._ready), len(self._scheduled))
        self._drop_cancelled()
        timeout = self._idle_time()
        _open_select(self, timeout, self._scheduled)
        self._process_events(self._selector.select(timeout))
        now = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < now:
            timer = heapq.heappop(self._scheduled)
            timer._scheduled = False
            _open_due(self, timer)
            self._ready.append(timer)
        _open_todo(self, self._ready)
        for _ in range(len(self._ready)):
            _open_run(self, self._ready.popleft())
        _open_tock(self, len(self._ready))

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        super().close()
        self._ready.clear()
        self._scheduled.clear()
        self._selector.close()


class Opened(OpenLoop, _UnixSelectorEventLoop):
    """The usual loop with a selector of the program's."""


Opened.__name__ = Opened.__qualname__ = '_UnixSelectorEventLoop'
Opened.__module__ = 'asyncio.unix_events'
