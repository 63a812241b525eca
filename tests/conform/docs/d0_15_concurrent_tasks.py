import asyncio, time
async def first():
    await asyncio.sleep(2)
    print("first done")
async def second():
    await asyncio.sleep(1)
    print("second done")
async def main():
    await asyncio.gather(first(), second())
asyncio.run(main())
print("time:", time.monotonic())
