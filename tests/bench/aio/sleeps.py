"""op: a timed sleep, with 100 tasks asleep."""
import asyncio

N = 50000


async def sleeper(i):
    for k in range(N // 100):
        await asyncio.sleep((i * 13 + k * 7) % 50 / 1000 + 0.001)


async def main():
    await asyncio.gather(*(sleeper(i) for i in range(100)))
    print(N)


asyncio.run(main())
