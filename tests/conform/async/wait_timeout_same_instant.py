"""A timeout and a result of one instant: what each way of waiting makes of it."""
import asyncio


async def attempt(label, maker, setter_first):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    set_at = loop.time() + 1
    if setter_first:
        loop.call_at(set_at, future.set_result, "in time")
    task = asyncio.create_task(maker(future))
    await asyncio.sleep(0)
    if not setter_first:
        loop.call_at(set_at, lambda: future.done() or future.set_result("in time"))
    try:
        print(label, setter_first, await task, future.cancelled())
    except TimeoutError as e:
        print(label, setter_first, repr(e), future.cancelled())


async def with_wait_for(future):
    return await asyncio.wait_for(future, 1)


async def with_timeout(future):
    async with asyncio.timeout(1):
        return await future


async def with_wait(future):
    done, pending = await asyncio.wait([future], timeout=1)
    return len(done), len(pending)


async def with_as_completed(future):
    return [await f for f in asyncio.as_completed([future], timeout=1)]


async def main():
    for maker in with_wait_for, with_timeout, with_wait, with_as_completed:
        await attempt(maker.__name__, maker, True)
        await attempt(maker.__name__, maker, False)

asyncio.run(main())
