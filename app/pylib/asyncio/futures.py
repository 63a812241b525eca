"""Future."""
from _asyncio import Future, isfuture

__all__ = ('Future', 'wrap_future', 'isfuture')


def wrap_future(future, *, loop=None):
    """A concurrent.futures.Future as one of asyncio's."""
    if isfuture(future):
        return future
    raise NotImplementedError('simulated threads come later: wrap_future()')
