import asyncio
async def pay():
    try:
        await asyncio.sleep(2)
        print("paid")
        return "receipt"
    except asyncio.CancelledError:
        print("pay cancelled")
        raise
async def request(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError:
        print("request cancelled")
        raise
async def main():
    inner = asyncio.create_task(pay())
    outer = asyncio.create_task(request(inner))
    await asyncio.sleep(1)
    outer.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(outer.cancelled(), inner.done(), await inner)
    print(await asyncio.shield(inner))
    t = asyncio.create_task(pay())
    s = asyncio.shield(t)
    await asyncio.sleep(0.5)
    t.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("both", s.cancelled(), t.cancelled())
    try:
        await asyncio.wait_for(asyncio.shield(x := asyncio.create_task(pay())), 1)
    except TimeoutError:
        print("timeout, still running:", not x.done())
    await x
asyncio.run(main())
