import asyncio
async def bad(n):
    await asyncio.sleep(n)
    return 10 / (n - 1)
async def main():
    results = await asyncio.gather(bad(2), bad(1), bad(3))
    print(results)
asyncio.run(main())
