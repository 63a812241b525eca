"""A permit given to a cancelled waiter goes to the next; a newcomer does not overtake a queue."""
import asyncio


async def user(sem, name):
    try:
        async with sem:
            print(name, "in")
            await asyncio.sleep(0)
            print(name, "out")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    sem = asyncio.Semaphore(2)
    await sem.acquire()
    await sem.acquire()
    tasks = [asyncio.create_task(user(sem, n)) for n in "abcd"]
    await asyncio.sleep(0)
    print(sem, sem.locked())
    sem.release()
    tasks[0].cancel()
    print(sem, sem.locked())
    late = asyncio.create_task(user(sem, "late"))
    await asyncio.sleep(0)
    sem.release()
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, late, return_exceptions=True))
    print(sem, sem.locked())
    sem.release()
    print(sem)

asyncio.run(main())
