import asyncio
async def level(n):
    try:
        if n == 0:
            await asyncio.sleep(10)
        else:
            await asyncio.create_task(level(n - 1))
    except asyncio.CancelledError:
        print("cancelled at level", n)
        raise
async def main():
    t = asyncio.create_task(level(3))
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("top")
    inner = asyncio.create_task(asyncio.sleep(10))
    async def waits():
        await inner
    outer = asyncio.create_task(waits())
    await asyncio.sleep(0)
    inner.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled(), inner.cancelled())
    f = asyncio.get_running_loop().create_future()
    async def on_future():
        return await f
    ts = [asyncio.create_task(on_future()) for _ in range(2)]
    await asyncio.sleep(0)
    ts[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(f.cancelled(), [t.done() for t in ts])
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts])
asyncio.run(main())
