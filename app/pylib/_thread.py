"""Threads without the comforts of threading."""
from _simthread import TIMEOUT_MAX, LockType, _start, allocate_lock, error, get_ident

get_native_id = get_ident
allocate = allocate_lock


def start_new_thread(function, args, kwargs={}, /):
    """Calls the function in a new thread, for which nobody waits; returns the thread's number."""
    if not callable(function):
        raise TypeError('first arg must be callable')
    if not isinstance(args, tuple):
        raise TypeError('2nd arg must be a tuple')
    if not isinstance(kwargs, dict):
        raise TypeError('optional 3rd arg must be a dictionary')

    def run():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as exc:
            import sys
            import traceback
            print(f'Exception ignored in thread started by: {function!r}', file=sys.stderr)
            traceback.print_exception(exc)

    return _start(getattr(function, '__name__', 'thread'), run)


start_new = start_new_thread


def exit():
    raise SystemExit


exit_thread = exit


_stack_size = 0


def stack_size(size=0, /):
    """The size that was asked for before; threads here need no stack, so nothing else comes of it."""
    global _stack_size
    if size < 0:
        raise ValueError('size must be 0 or a positive value')
    if 0 < size < 32768:
        raise ValueError(f'size not valid: {size} bytes')
    old, _stack_size = _stack_size, size
    return old


def interrupt_main(signum=2, /):
    """As if the signal had come just now."""
    import signal
    if signum not in signal.valid_signals():
        raise ValueError('signal number out of range')
    if signal.getsignal(signum) not in (signal.SIG_DFL, signal.SIG_IGN):
        signal.raise_signal(signum)
