"""Waiting for several things, with limits and with shields."""
from functools import partial
from _asyncio import (CancelledError, Task, _emit, _label, _targets, create_task, current_task,
                      ensure_future, gather, get_event_loop, get_running_loop, iscoroutine, isfuture, sleep)
from _asyncio import all_tasks as _list_tasks

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe',
           'current_task', 'all_tasks')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


def all_tasks(loop=None):
    """The set of the loop's tasks that are not done."""
    return set(_list_tasks(loop))


def _end_of(fut):
    if not fut.done():
        return 'timeout'
    if fut.cancelled():
        return 'cancelled'
    return 'result' if fut.exception() is None else 'exc'


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures; (done, pending). The time limit raises nothing."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')

    fs = list(dict.fromkeys(fs))
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')

    loop = get_running_loop()
    return await _wait(fs, timeout, return_when, loop)


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = _label(loop.create_future(), 'wait')
    _targets(waiter, fs)
    _emit('wait.begin', None, fs, return_when, None if timeout is None else loop.time() + timeout)
    timeout_handle = None
    if timeout is not None:
        timeout_handle = loop.call_later(timeout, _release_waiter, waiter)
    counter = len(fs)

    def _on_completion(f):
        nonlocal counter
        counter -= 1
        if (counter <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if timeout_handle is not None:
                timeout_handle.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timeout_handle is not None:
            timeout_handle.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)

    done, pending = set(), set()
    for f in fs:
        if f.done():
            done.add(f)
        else:
            pending.add(f)
    _emit('wait.end', None, len(done), len(pending))
    return done, pending


async def wait_for(fut, timeout):
    """The result of fut, or TimeoutError after `timeout` seconds; fut is cancelled then."""
    loop = get_running_loop()
    if timeout is None:
        return await fut

    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        _say_begin(fut, loop.time())
        if fut.done():
            _say_end(fut, 'result')
            return fut.result()
        await _cancel_and_wait(fut, loop)
        try:
            result = fut.result()
            _say_end(fut, 'result')
            return result
        except CancelledError as exc:
            _say_end(fut, 'timeout')
            raise TimeoutError() from exc

    waiter = _label(loop.create_future(), 'wait_for')
    timeout_handle = loop.call_later(timeout, _release_waiter, waiter)
    cb = partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(cb)
    _targets(waiter, (fut,))
    _say_begin(fut, timeout_handle.when())

    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                _say_end(fut, 'result')
                return fut.result()
            fut.remove_done_callback(cb)
            # The caller is cancelled: so is fut, and its end is awaited.
            await _cancel_and_wait(fut, loop)
            _say_end(fut, 'cancelled')
            raise

        if fut.done():
            _say_end(fut, 'result')
            return fut.result()
        fut.remove_done_callback(cb)
        await _cancel_and_wait(fut, loop)
        try:
            # It may have ended in its own way in spite of the cancellation.
            result = fut.result()
            _say_end(fut, 'result')
            return result
        except CancelledError as exc:
            _say_end(fut, 'timeout')
            raise TimeoutError() from exc
    finally:
        timeout_handle.cancel()


def _say_begin(fut, deadline):
    _emit('waitfor.begin', None, fut, deadline)


def _say_end(fut, outcome):
    if outcome == 'result' and fut.cancelled():
        outcome = 'cancelled'
    _emit('waitfor.end', None, fut, outcome)


async def _cancel_and_wait(fut, loop):
    waiter = _label(loop.create_future(), 'wait_for')
    cb = partial(_release_waiter, waiter)
    fut.add_done_callback(cb)
    _targets(waiter, (fut,))
    try:
        fut.cancel()
        # Not on fut itself: a cancellation of ours must reach this wait.
        await waiter
    finally:
        fut.remove_done_callback(cb)


def as_completed(fs, *, timeout=None):
    """Coroutines to await one after the other: results in the order in which they come."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')

    from asyncio.queues import Queue
    done = Queue()
    loop = get_event_loop()
    todo = dict.fromkeys([ensure_future(f, loop=loop) for f in dict.fromkeys(fs)])
    timeout_handle = None

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return
        del todo[f]
        done.put_nowait(f)
        if not todo and timeout_handle is not None:
            timeout_handle.cancel()

    async def _wait_for_one():
        f = await done.get()
        _emit('ascomp.next', None, f)
        if f is None:
            raise TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timeout_handle = loop.call_later(timeout, _on_timeout)
    _emit('ascomp.new', None, list(todo), None if timeout_handle is None else timeout_handle.when())
    for _ in range(len(todo)):
        yield _wait_for_one()


def shield(arg):
    """A future with the outcome of arg whose cancellation does not reach arg."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = _label(loop.create_future(), 'shield')
    _targets(outer, (inner,))
    _emit('shield.new', inner, outer)

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()  # nobody else will look at it
            return
        if inner.cancelled():
            outer.cancel()
        else:
            exc = inner.exception()
            if exc is not None:
                outer.set_exception(exc)
            else:
                outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Runs the coroutine in a loop of another thread; a concurrent.futures.Future."""
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    from concurrent.futures import Future
    from asyncio.futures import _chain_future
    future = Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future
