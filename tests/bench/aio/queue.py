"""op: an item through a bounded queue."""
import asyncio

N = 100000


async def feed(queue):
    for i in range(N):
        await queue.put(i)


async def drain(queue):
    total = 0
    for _ in range(N):
        total += await queue.get()
    return total


async def main():
    queue = asyncio.Queue(8)
    feeder = asyncio.create_task(feed(queue))
    print(await drain(queue))
    await feeder


asyncio.run(main())
