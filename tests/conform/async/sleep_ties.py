import asyncio
async def nap(name, *parts):
    for p in parts:
        await asyncio.sleep(p)
    print(name, end=" ")
async def main():
    await asyncio.gather(*[nap(i, 1) for i in range(12)])
    print()
    await asyncio.gather(nap("one", 1), nap("ten", *[0.1] * 10))
    print()
    await asyncio.gather(nap("ten", *[0.1] * 10), nap("one", 1))
    print()
    await asyncio.gather(nap("0.1+0.7", 0.1, 0.7), nap("0.8", 0.8), nap("0.7+0.1", 0.7, 0.1))
    print(asyncio.get_running_loop().time())
asyncio.run(main())
