"""Which things are coroutines."""
from _asyncio import _is_coroutine_function, iscoroutine

__all__ = ('iscoroutinefunction', 'iscoroutine')
_is_coroutine = object()  # the mark of what is no coroutine function, but wants to be taken for one


def iscoroutinefunction(func):
    if _is_coroutine_function(func):
        return True
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine
