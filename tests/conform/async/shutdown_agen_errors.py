import asyncio
async def ticker():
    try:
        while True:
            yield 1
            await asyncio.sleep(1)
    finally:
        raise ValueError("close failed")
async def user():
    async for x in ticker():
        await asyncio.sleep(10)
async def user2():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("no")
async def main():
    t = asyncio.create_task(user())
    t2 = asyncio.create_task(user2())
    g = ticker()
    await g.__anext__()
    await asyncio.sleep(0.1)
    print("main done")
asyncio.run(main())
