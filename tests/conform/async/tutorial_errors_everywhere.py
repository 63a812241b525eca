"""What goes wrong in async programs: each mistake, and what Python says."""
import asyncio


async def coro():
    return 1


def plain():
    return 2


class Sync:
    def __enter__(self): return self
    def __exit__(self, *a): return False


async def agen():
    yield 1


MISTAKES = {
    "await a function": lambda: plain(),
    "await None": lambda: None,
    "await a list": lambda: [coro],
}


async def say(name, awaitable):
    try:
        print(name, "->", await awaitable)
    except Exception as e:
        print(name, "->", type(e).__name__ + ":", e)


async def async_with_sync():
    async with Sync():
        pass


async def with_async():
    with asyncio.Lock():
        pass


async def for_agen():
    for x in agen():
        pass


async def await_agen():
    await agen()


async def await_twice():
    c = coro()
    await c
    await c


async def run_inside():
    c = coro()
    try:
        asyncio.run(c)
    finally:
        c.close()


async def gather_list():
    cs = [coro(), coro()]
    try:
        return await asyncio.gather(cs)
    finally:
        for c in cs:
            c.close()


async def task_of_function():
    return asyncio.create_task(coro)


async def task_result_early():
    t = asyncio.create_task(coro())
    try:
        return t.result()
    finally:
        await t


async def set_twice():
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    f.set_result(2)


async def release_unheld():
    asyncio.Lock().release()


async def queue_empty():
    asyncio.Queue().get_nowait()


async def task_done_often():
    asyncio.Queue().task_done()


async def sleep_str():
    await asyncio.sleep("1")


async def no_such():
    asyncio.sleeep(1)


async def timeout_outside():
    t = asyncio.timeout(1)
    t.reschedule(5)


async def raise_stop():
    raise StopIteration("x")


async def notify_unlocked():
    asyncio.Condition().notify()


async def bounded():
    asyncio.BoundedSemaphore(1).release()


async def wait_none():
    await asyncio.wait([])


async def wait_coros():
    c = coro()
    try:
        await asyncio.wait([c])
    finally:
        c.close()


async def main():
    for name, make in MISTAKES.items():
        async def wrong():
            return await make()
        await say(name, wrong())
    for f in (async_with_sync, with_async, for_agen, await_agen, await_twice, run_inside, gather_list, task_of_function,
              task_result_early, set_twice, release_unheld, queue_empty, task_done_often, sleep_str, no_such,
              timeout_outside, raise_stop, notify_unlocked, bounded, wait_none, wait_coros):
        await say(f.__name__, f())


asyncio.run(main())
for f in (asyncio.get_running_loop, lambda: asyncio.create_task(plain), lambda: asyncio.run(plain), lambda: asyncio.run(5),
          lambda: asyncio.Semaphore(-1), lambda: asyncio.current_task(), lambda: asyncio.Queue("a").put_nowait(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
