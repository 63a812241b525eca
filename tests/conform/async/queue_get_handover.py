"""A getter that was woken and cancelled in the same turn passes the item on to the next getter."""
import asyncio


async def getter(queue, name):
    try:
        print(name, "got", await queue.get())
    except asyncio.CancelledError:
        print(name, "cancelled", queue.qsize())
        raise


async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(queue, n), name=n) for n in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait("one")
    print("cancel a", tasks[0].cancel(), queue)
    await asyncio.sleep(0)
    print("a turn later", queue)
    await asyncio.sleep(0)
    print("two turns later", queue)
    tasks[2].cancel()
    queue.put_nowait("two")
    queue.put_nowait("three")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(queue.qsize(), queue)

asyncio.run(main())
