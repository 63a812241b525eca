"""run() and Runner."""
import contextvars
from _asyncio import (_emit, _get_running_loop, gather, iscoroutine, new_event_loop, set_event_loop)
from _asyncio import all_tasks as _list_tasks

__all__ = ('Runner', 'run')

_CREATED, _INITIALIZED, _CLOSED = 'created', 'initialized', 'closed'


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
        try:
            result = self._loop.run_until_complete(task)
        except BaseException as exc:
            self._outcome = ('cancelled' if task.cancelled() else 'exc', type(exc).__name__)
            raise
        self._outcome = ('result', type(result).__name__)
        return result

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
