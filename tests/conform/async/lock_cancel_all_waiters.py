"""All waiters are cancelled, one with the lock in its hand already: the lock is free afterwards."""
import asyncio


async def hold(lock, turns):
    async with lock:
        for _ in range(turns):
            await asyncio.sleep(0)
    return "held"


async def main():
    lock = asyncio.Lock()
    first = asyncio.create_task(hold(lock, 2))
    others = [asyncio.create_task(hold(lock, 1)) for _ in range(3)]
    for turn in range(4):
        await asyncio.sleep(0)
        print(turn, first.done(), lock.locked())
        if first.done():
            break
    for task in reversed(others):
        task.cancel()
    results = await asyncio.gather(first, *others, return_exceptions=True)
    print([r if isinstance(r, str) else type(r).__name__ for r in results])
    print(lock.locked(), await lock.acquire(), lock.locked())
    waiting = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiting.cancel()
    lock.release()
    print(lock.locked())
    await asyncio.wait([waiting])
    print(waiting.cancelled(), lock.locked())

asyncio.run(main())
