"""op: a yield to the loop at the bottom of 300 awaits."""
import asyncio

N = 10000


async def down(n, turns):
    if n:
        return await down(n - 1, turns)
    for _ in range(turns):
        await asyncio.sleep(0)
    return turns


async def main():
    print(await down(300, N))


asyncio.run(main())
