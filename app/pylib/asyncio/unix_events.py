"""The loop's methods that are written in Python: executors, signals (which nobody sends here but the program), and what is
left out. What they need is imported when they are called: most programs never do. For sockets there is endpoints.py."""
from _asyncio import _add_loop_methods, iscoroutine
from asyncio.coroutines import iscoroutinefunction


def run_in_executor(self, executor, func, *args):
    from asyncio.futures import wrap_future
    if self.is_closed():
        raise RuntimeError('Event loop is closed')
    if self.get_debug():
        if iscoroutine(func) or iscoroutinefunction(func):
            raise TypeError('coroutines cannot be used with run_in_executor()')
        if not callable(func):
            raise TypeError(f'a callable object was expected by run_in_executor(), got {func!r}')
    if executor is None:
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')
        executor = self._default_executor
        if executor is None:
            from concurrent.futures import ThreadPoolExecutor
            executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
    return wrap_future(executor.submit(func, *args), loop=self)


def set_default_executor(self, executor):
    from concurrent.futures import ThreadPoolExecutor
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError('executor must be ThreadPoolExecutor instance')
    self._default_executor = executor


async def shutdown_default_executor(self):
    self._executor_shutdown_called = True
    executor = self._default_executor
    if executor is None:
        return
    from threading import Thread
    future = self.create_future()

    def _do_shutdown():
        try:
            executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as exc:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, exc)

    thread = Thread(target=_do_shutdown)
    thread.start()
    try:
        await future
    finally:
        thread.join()


def _check_signal(self, sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')
    return signal


def add_signal_handler(self, sig, callback, *args):
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError('coroutines cannot be used with add_signal_handler()')
    signals = self._check_signal(sig)
    if self.is_closed():
        raise RuntimeError('Event loop is closed')
    try:
        signals.signal(sig, lambda number, frame: self.call_soon_threadsafe(callback, *args))
    except OSError:
        raise RuntimeError(f'sig {sig} cannot be caught') from None
    vars(self).setdefault('_signal_handlers', {})[sig] = callback


def remove_signal_handler(self, sig):
    signals = self._check_signal(sig)
    if vars(self).get('_signal_handlers', {}).pop(sig, None) is None:
        return False
    signals.signal(sig, signals.default_int_handler if sig == signals.SIGINT else signals.SIG_DFL)
    return True


def _forget_signals(self):
    """The loop closes."""
    for sig in list(vars(self).get('_signal_handlers', ())):
        self.remove_signal_handler(sig)


_LEFT_OUT = {'connect_read_pipe': 'asyncio.to_thread(input) or a stream', 'connect_write_pipe': 'print()',
             'subprocess_exec': 'asyncio.to_thread()', 'subprocess_shell': 'asyncio.to_thread()'}


def _left_out(name, instead):
    def method(self, *args, **kwargs):
        raise NotImplementedError(f"loop.{name}() is not part of the course's Python (it needs processes or pipes): "
                                  f"use {instead}")
    return method


_methods = {'run_in_executor': run_in_executor, 'set_default_executor': set_default_executor,
            'shutdown_default_executor': shutdown_default_executor,
            'add_signal_handler': add_signal_handler, 'remove_signal_handler': remove_signal_handler,
            '_check_signal': _check_signal, '_forget_signals': _forget_signals}
for _name in _LEFT_OUT:
    _methods[_name] = _left_out(_name, _LEFT_OUT[_name])
    _methods[_name].__name__ = _name
for _name in _methods:
    _owner = '_UnixSelectorEventLoop' if 'signal' in _name else 'BaseEventLoop'
    _methods[_name].__qualname__ = f'{_owner}.{_name}'
_add_loop_methods(_methods | {'_default_executor': None, '_executor_shutdown_called': False})
