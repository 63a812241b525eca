"""op: a coroutine wrapped in a task, slept and collected, among many."""
import asyncio

N = 30000


async def nap(i):
    await asyncio.sleep(i * 31 % 1000 / 1000)
    return i


async def main():
    print(sum(await asyncio.gather(*[nap(i) for i in range(N)])))


asyncio.run(main())
