"""Future."""
from _asyncio import CancelledError, Future, InvalidStateError, _label, get_event_loop, isfuture

__all__ = ('Future', 'wrap_future', 'isfuture')


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


def _copy_state(source, dest):
    """The outcome of source, done, becomes that of dest."""
    if dest.cancelled():
        return
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is None:
        dest.set_result(source.result())
    else:
        dest.set_exception(_translated(exception, isfuture(dest)))


def _translated(exception, for_asyncio):
    import concurrent.futures as cf
    pairs = [(cf.CancelledError, CancelledError), (cf.InvalidStateError, InvalidStateError)]
    for thread_class, loop_class in pairs:
        old, new = (thread_class, loop_class) if for_asyncio else (loop_class, thread_class)
        if type(exception) is old:
            return new(*exception.args)
    return exception


def _set_thread_future(future, source):
    if source.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is None:
        future.set_result(source.result())
    else:
        future.set_exception(_translated(exception, False))


def _chain_future(source, destination):
    """The end of source is the end of destination, and a cancelled destination cancels source; each in its own world."""
    source_loop = source.get_loop() if isfuture(source) else None
    dest_loop = destination.get_loop() if isfuture(destination) else None

    def set_state(future, other):
        if isfuture(future):
            _copy_state(other, future)
        else:
            _set_thread_future(future, other)

    def call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(set_state, destination, source)

    destination.add_done_callback(call_check_cancel)
    source.add_done_callback(call_set_state)
