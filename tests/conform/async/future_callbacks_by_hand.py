# A subclass that sees the callbacks which asyncio hangs on it may call them when it likes, with any future.
import asyncio

seen = []


class Spy(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        seen.append(fn)
        super().add_done_callback(fn)


class SpyTask(asyncio.Task):
    def add_done_callback(self, fn, *, context=None):
        seen.append(fn)
        super().add_done_callback(fn)


def call(*args):
    try:
        seen[-1](*args)
    except Exception as e:
        print(type(e).__name__, str(e)[:40])


async def main():
    loop = asyncio.get_running_loop()

    inner = Spy()
    outer = asyncio.shield(inner)
    call(inner)
    outer.cancel()
    await asyncio.sleep(0)
    call(inner)
    print(inner, outer)

    child = Spy()
    both = asyncio.gather(child, return_exceptions=True)
    call(child)
    call(both)
    print(both)

    loop.set_task_factory(lambda loop, coro, **kwargs: SpyTask(coro, loop=loop, **kwargs))
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(1))
            call(loop.create_future())
            failed = loop.create_future()
            failed.set_exception(ValueError('not its task'))
            call(failed)
            await asyncio.sleep(5)
    except* ValueError as e:
        print(repr(e))
    print(task.cancelled())
    loop.set_task_factory(None)

    waited = Spy()

    async def waiter():
        try:
            await waited
        except Exception as e:
            print('woken by', repr(e))
        await asyncio.sleep(1)

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    call(waited)
    asyncio.get_running_loop().call_soon(seen[-1], waited)
    await asyncio.sleep(0)
    await task


asyncio.run(main())


async def late():
    global task, waited
    waited = Spy()

    async def waiter():
        try:
            await waited
        except Exception as e:
            print('woken by', repr(e))
        await asyncio.get_running_loop().create_future()

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(late())
call(waited)
print(task)
call(waited)
