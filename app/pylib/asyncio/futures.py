"""Future."""
from _asyncio import CancelledError, Future, InvalidStateError, _label, get_event_loop, isfuture

__all__ = ('Future', 'wrap_future', 'isfuture')

_CFuture = _PyFuture = Future
_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def wrap_future(future, *, loop=None):
    """A concurrent.futures.Future as one of asyncio's."""
    if isfuture(future):
        return future
    from concurrent.futures import Future as ThreadFuture
    assert isinstance(future, ThreadFuture), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = get_event_loop()
    new_future = _label(loop.create_future(), 'thread')
    _chain_future(future, new_future)
    return new_future


def _get_loop(future):
    """The loop of a future of asyncio's or of one that only has `_loop`."""
    getter = getattr(future, 'get_loop', None)
    return future._loop if getter is None else getter()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _copy_future_state(source, dest):
    """The outcome of source, done, becomes that of dest, which is pending or cancelled."""
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is None:
        dest.set_result(source.result())
    else:
        dest.set_exception(_convert_future_exc(exception))


def _convert_future_exc(exception):
    """An exception of concurrent.futures in the words of asyncio."""
    import concurrent.futures as cf
    for theirs, ours in (cf.CancelledError, CancelledError), (cf.InvalidStateError, InvalidStateError):
        if type(exception) is theirs:
            return ours(*exception.args)
    return exception


def _set_concurrent_future_state(concurrent, source):
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is None:
        concurrent.set_result(source.result())
    else:
        concurrent.set_exception(_convert_future_exc(exception))


def _check_future(future, argument):
    from concurrent.futures import Future as ThreadFuture
    if not isfuture(future) and not isinstance(future, ThreadFuture):
        raise TypeError(f'A future is required for {argument} argument')


def _chain_future(source, destination):
    """The end of source is the end of destination, and a cancelled destination cancels source; each in its own world."""
    _check_future(source, 'source')
    _check_future(destination, 'destination')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_future_state(other, future)
        else:
            _set_concurrent_future_state(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)
