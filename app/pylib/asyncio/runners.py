"""run() and Runner."""
import contextvars
import sys
from _asyncio import (_emit, _get_running_loop, gather, iscoroutine, new_event_loop, set_event_loop)
from _asyncio import CancelledError
from _asyncio import all_tasks as _list_tasks

__all__ = ('Runner', 'run')

_CREATED, _INITIALIZED, _CLOSED = 'created', 'initialized', 'closed'
_interruptible = []  # the handlers for SIGINT of the Runners that run now


class Runner:
    """Owns a loop: makes it, runs coroutines in it, cleans up behind it."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False
        self._outcome = None  # of the last run(), for the log

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancel what is left, finish the async generators, close the loop."""
        if self._state is not _INITIALIZED:
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED
            self._say_end()

    def get_loop(self):
        """The loop, made now if need be."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run the coroutine to its end and return its result."""
        if not iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if _get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')

        self._lazy_init()
        if context is None:
            context = self._context
        self._say_end()
        _emit('run.begin', coro.__qualname__, self._loop.get_debug())
        task = self._loop.create_task(coro, context=context)
        handler = self._interrupt_handler(task)
        self._interrupt_count = 0
        try:
            result = self._loop.run_until_complete(task)
        except BaseException as exc:
            self._outcome = ('cancelled' if task.cancelled() else 'exc', type(exc).__name__)
            if self._interrupt_count and isinstance(exc, CancelledError) and _was_for_us(task):
                raise KeyboardInterrupt
            raise
        finally:
            _forget_handler(handler)
        self._outcome = ('result', type(result).__name__)
        return result

    def _interrupt_handler(self, main_task):
        """Ctrl-C cancels the main task; a second one raises KeyboardInterrupt where it comes. None: it is not for us."""
        signals, threads = sys.modules.get('signal'), sys.modules.get('threading')
        if threads and threads.current_thread() is not threads.main_thread():
            return None
        if signals and signals.getsignal(signals.SIGINT) is not signals.default_int_handler:
            return None

        def _on_sigint(signum, frame):
            self._interrupt_count += 1
            if self._interrupt_count > 1 or main_task.done():
                raise KeyboardInterrupt
            main_task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)

        if signals:
            try:
                signals.signal(signals.SIGINT, _on_sigint)
            except ValueError:
                return None
        _interruptible.append(_on_sigint)
        return _on_sigint

    def _say_end(self):
        if self._outcome is not None:
            _emit('run.end', self._outcome[0], self._outcome[1])
            self._outcome = None

    def _lazy_init(self):
        if self._state is _CLOSED:
            raise RuntimeError('Runner is closed')
        if self._state is _INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            if not self._set_event_loop:
                set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = _INITIALIZED


def _was_for_us(task):
    """Was the task cancelled by nobody but the signal?"""
    uncancel = getattr(task, 'uncancel', None)
    return uncancel is not None and uncancel() == 0


def _forget_handler(handler):
    if handler is None:
        return
    _interruptible.remove(handler)
    signals = sys.modules.get('signal')
    if signals and signals.getsignal(signals.SIGINT) is handler:
        signals.signal(signals.SIGINT, signals.default_int_handler)


def run(main, *, debug=None):
    """Run the coroutine in a new loop; the usual way into asyncio."""
    if _get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = list(_list_tasks(loop))
    if not left:
        return
    _emit('shutdown.cancel_all', left)
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
