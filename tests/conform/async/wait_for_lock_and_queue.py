"""wait_for() around get(), put() and acquire(): after a timeout no item is lost and no lock stays taken."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    queue, lock, sem = asyncio.Queue(1), asyncio.Lock(), asyncio.Semaphore(1)
    for n in range(2):
        try:
            await asyncio.wait_for(queue.get(), 1)
        except TimeoutError:
            print("no item", loop.time(), queue)
    queue.put_nowait("a")
    try:
        await asyncio.wait_for(queue.put("b"), 1)
    except TimeoutError:
        print("no room", loop.time(), queue)
    print(await asyncio.wait_for(queue.get(), 1), queue.empty())
    await lock.acquire()
    await sem.acquire()
    for thing in lock, sem:
        waiting = asyncio.create_task(asyncio.wait_for(thing.acquire(), 2))
        await asyncio.sleep(1)
        print("waiting", thing.locked(), waiting.done())
        thing.release()
        print(await waiting, thing.locked(), loop.time())
        try:
            await asyncio.wait_for(thing.acquire(), 0.5)
        except TimeoutError:
            print("taken", thing.locked())
        thing.release()
        print("free", not thing.locked())
    loop.call_later(1, queue.put_nowait, "at the same instant")
    try:
        print(await asyncio.wait_for(queue.get(), 1))
    except TimeoutError:
        print("timeout", queue.qsize())

asyncio.run(main())
