"""release() wakes one waiter; cancelled before it runs, it hands the lock to the waiter behind it."""
import asyncio


async def user(lock, name, order):
    try:
        async with lock:
            order.append(name)
            print(name, "in", lock.locked())
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, "cancelled", lock.locked())
        raise


async def main():
    lock, order = asyncio.Lock(), []
    await lock.acquire()
    a, b, c = [asyncio.create_task(user(lock, n, order)) for n in "abc"]
    await asyncio.sleep(0)
    print(lock)
    lock.release()
    a.cancel()
    print("free?", lock.locked(), lock)
    await asyncio.sleep(0)
    barger = asyncio.create_task(user(lock, "barger", order))
    print(await asyncio.gather(a, b, c, barger, return_exceptions=True))
    print(order, lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
