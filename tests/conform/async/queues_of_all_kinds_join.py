"""PriorityQueue and LifoQueue with join(): order of items, task_done() counts, one call too many."""
import asyncio


async def worker(queue, name):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        print(f"{asyncio.get_running_loop().time():.0f}", name, item, queue.qsize())
        queue.task_done()


async def main():
    for kind in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
        queue = kind(4)
        print(kind.__name__, queue.maxsize)
        for item in 3, 1, 2, 1:
            queue.put_nowait(item)
        try:
            queue.put_nowait(0)
        except asyncio.QueueFull as e:
            print(repr(e))
        workers = [asyncio.create_task(worker(queue, n)) for n in "ab"]
        extra = asyncio.create_task(queue.put(0))
        await queue.join()
        print("joined", extra.done(), queue.empty())
        await queue.join()
        try:
            queue.task_done()
        except ValueError as e:
            print(e)
        for task in workers:
            task.cancel()
        await asyncio.wait(workers)
    queue.put_nowait((1, "a"))
    try:
        queue.put_nowait((1, 2))
    except TypeError as e:
        print(e, queue.qsize())

asyncio.run(main())
