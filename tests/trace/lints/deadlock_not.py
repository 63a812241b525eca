import asyncio
async def one(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            print("one")
async def two(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            print("two")
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), two(a, b))
asyncio.run(main())
