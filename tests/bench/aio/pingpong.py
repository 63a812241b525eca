"""op: one hand-over between two tasks through a pair of events."""
import asyncio

N = 100000


async def player(mine, theirs, turns):
    count = 0
    for _ in range(turns):
        await mine.wait()
        mine.clear()
        count += 1
        theirs.set()
    return count


async def main():
    left, right = asyncio.Event(), asyncio.Event()
    left.set()
    print(sum(await asyncio.gather(player(left, right, N // 2), player(right, left, N // 2))))


asyncio.run(main())
