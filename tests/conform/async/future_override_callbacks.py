"""A subclass of Future with an add_done_callback of its own is asked by all that wait for it."""
import asyncio


class Told(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        print("  added", "in a context" if context is not None else "")
        super().add_done_callback(fn, context=context)

    def remove_done_callback(self, fn):
        n = super().remove_done_callback(fn)
        print("  removed", n)
        return n


class Late(asyncio.Future):
    """Its callbacks are called by itself, some time after it is done."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def add_done_callback(self, fn, *, context=None):
        self.kept.append(fn)

    def tell(self):
        for fn in self.kept:
            fn(self)


class TaskTold(asyncio.Task):
    def add_done_callback(self, fn, *, context=None):
        print("  task: added")
        super().add_done_callback(fn, context=context)


async def seven():
    return 7


async def waiting_for(what, use):
    loop = asyncio.get_running_loop()
    fut = what()
    loop.call_later(1, fut.set_result, what.__name__)
    return await use(fut)


async def in_wait(fut):
    done, pending = await asyncio.wait([fut], timeout=5)
    return len(done), len(pending)


async def plain(fut):
    return await fut


async def main():
    loop = asyncio.get_running_loop()
    for use in plain, asyncio.gather, asyncio.shield, in_wait, lambda f: asyncio.wait_for(f, 5):
        print(await waiting_for(Told, use))
    try:
        await asyncio.wait_for(Told(), 1)
    except asyncio.TimeoutError:
        print("too late")
    late = Late()
    waiter = asyncio.create_task(plain(late))
    await asyncio.sleep(0)
    late.set_result("now")
    await asyncio.sleep(1)
    print(waiter.done(), len(late.kept))
    try:
        late.tell()
    except RuntimeError as e:
        print(str(e).partition(" <")[0])
    loop.call_soon(late.tell)
    await asyncio.sleep(0)
    print(waiter.done(), waiter.result())
    loop.set_task_factory(lambda loop, coro, context=None: TaskTold(coro, loop=loop))
    async with asyncio.TaskGroup() as group:
        group.create_task(seven())
    print(await asyncio.create_task(seven()))


asyncio.run(main())
