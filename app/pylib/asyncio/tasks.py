"""Tasks, and waiting for them."""
from _asyncio import (Task, _emit, _enter_task, _leave_task, _list_task, create_task, current_task, ensure_future,
                      gather, get_event_loop, get_running_loop, iscoroutine, isfuture, shield, sleep, wait, wait_for)
from _asyncio import all_tasks as _list_tasks

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe',
           'current_task', 'all_tasks')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


_tasks_of_others = []  # the WeakSet of what a program has registered that is no Task, once there is one


def all_tasks(loop=None):
    """The set of the loop's tasks that are not done."""
    tasks = set(_list_tasks(loop))
    for others in _tasks_of_others:
        loop = loop or get_running_loop()
        tasks.update(task for task in others if task.get_loop() is loop and not task.done())
    return tasks


def _register_task(task):
    """all_tasks() has it from now on."""
    if isinstance(task, Task):
        return _list_task(task, True)
    if not _tasks_of_others:
        import weakref
        _tasks_of_others.append(weakref.WeakSet())
    _tasks_of_others[0].add(task)


def _unregister_task(task):
    """all_tasks() has it no longer."""
    if isinstance(task, Task):
        return _list_task(task, False)
    for others in _tasks_of_others:
        others.discard(task)


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
