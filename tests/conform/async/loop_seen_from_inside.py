"""A loop's private attributes are live; methods that nobody called show what they are."""
import asyncio


async def other():
    await asyncio.sleep(5)


async def main():
    loop = asyncio.get_running_loop()
    print(len(loop._ready), len(loop._scheduled), loop._stopping, loop._closed, loop._debug)
    loop.call_soon(print, "soon")
    late = loop.call_later(2, print, "late")
    loop.call_later(1, print, "early")
    print(len(loop._ready), [(h.when(), h._args) for h in loop._scheduled], loop._scheduled[1] is late)
    print(loop._ready[0], type(loop._ready).__name__, type(loop._scheduled).__name__)
    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    print(len(loop._scheduled), max(h.when() for h in loop._scheduled))
    late.cancel()
    print(sorted((h.when(), h.cancelled()) for h in loop._scheduled))
    task.cancel()
    print(loop._exception_handler, loop._task_factory)
    loop.set_exception_handler(lambda loop, context: None)
    loop.set_task_factory(None)
    print(callable(loop._exception_handler), loop._task_factory)
    print(loop.call_soon, loop.create_task, loop.is_running)
    print(asyncio.Queue.get, asyncio.TaskGroup.create_task, asyncio.BaseEventLoop.__name__ in repr(loop.stop))
    queue, lock = asyncio.Queue(3), asyncio.Lock()
    print(queue.qsize, lock.locked, asyncio.Event().is_set, asyncio.Semaphore(2).release)
    print(asyncio.Condition()._waiters)
    await asyncio.sleep(2)


asyncio.run(main())
