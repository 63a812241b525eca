import asyncio

N = 10000

async def w(i):
    await asyncio.sleep(1 + i % 7 * 0.1)

async def main():
    await asyncio.gather(*[w(i) for i in range(N)])

asyncio.run(main())
