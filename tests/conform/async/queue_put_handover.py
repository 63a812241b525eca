"""A putter cancelled after its wake-up wakes the next one; the queue never holds more than maxsize."""
import asyncio


async def putter(queue, item):
    try:
        await queue.put(item)
        print("put", item, queue.qsize())
    except asyncio.CancelledError:
        print("not put", item, queue.full())
        raise


async def main():
    queue = asyncio.Queue(1)
    tasks = [asyncio.create_task(putter(queue, n)) for n in range(4)]
    await asyncio.sleep(0)
    print(queue)
    print("took", queue.get_nowait())
    tasks[1].cancel()
    for turn in range(3):
        await asyncio.sleep(0)
        print("turn", turn, queue.qsize(), [t.done() for t in tasks])
    print("took", queue.get_nowait())
    tasks[3].cancel("too late")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print("took", [queue.get_nowait() for _ in range(queue.qsize())], queue)

asyncio.run(main())
