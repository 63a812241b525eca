import asyncio
async def job(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
async def main():
    g = asyncio.gather(job(1), job(5), job(6))
    asyncio.get_running_loop().call_later(2, g.cancel)
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled", g.cancelled(), g.done())
    t = asyncio.create_task(job(9))
    g = asyncio.gather(t, job(1), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel()
    print([repr(x) for x in await g])
    t = asyncio.create_task(job(9))
    asyncio.get_running_loop().call_later(1, t.cancel, "reason")
    try:
        await asyncio.gather(t, job(1.5))
    except asyncio.CancelledError as e:
        print("child was cancelled", repr(e))
    await asyncio.sleep(1)
    async def outer():
        await asyncio.gather(job(7), job(8), return_exceptions=True)
        print("not reached")
    o = asyncio.create_task(outer())
    await asyncio.sleep(1)
    print(o.cancel())
    try:
        await o
    except asyncio.CancelledError:
        print("outer cancelled", asyncio.get_running_loop().time())
asyncio.run(main())
