import asyncio
async def work():
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(9)
    except TimeoutError:
        print("timeout")
    except asyncio.CancelledError:
        print("cancelled from outside")
        raise
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    t = asyncio.create_task(work())
    await asyncio.sleep(6)
    print(t.done(), t.cancelled(), t.cancelling())
    async def swallow():
        async with asyncio.timeout(1) as cm:
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                print("swallowed")
        print("expired", cm.expired())
    await swallow()
    print(repr(asyncio.timeout(1)).split(" at ")[0])
asyncio.run(main())
