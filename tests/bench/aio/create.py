"""op: a task made, run to its end at once, awaited."""
import asyncio

N = 100000


async def answer(i):
    return i & 1


async def main():
    total = 0
    for _ in range(N // 500):
        tasks = [asyncio.create_task(answer(i)) for i in range(500)]
        for task in tasks:
            total += await task
    print(total)


asyncio.run(main())
