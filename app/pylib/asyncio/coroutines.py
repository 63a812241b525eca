"""Which things are coroutines."""
from _asyncio import iscoroutine, iscoroutinefunction

__all__ = ('iscoroutinefunction', 'iscoroutine')
_is_coroutine = object()  # the mark of what is no coroutine function, but wants to be taken for one
