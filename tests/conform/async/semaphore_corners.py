import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def user(sem, name, seconds=1):
    try:
        async with sem:
            say(name, "in", sem.locked())
            await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        say(name, "cancelled")
        raise
    say(name, "out")


async def main():
    sem = asyncio.Semaphore(2)
    print(sem)
    tasks = [asyncio.create_task(user(sem, n)) for n in "abcde"]
    await asyncio.sleep(0.5)
    print(sem)
    tasks[2].cancel()
    tasks[0].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(sem)
    sem.release()
    print(sem)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    async with bounded:
        t = asyncio.create_task(user(bounded, "x", 0))
        await asyncio.sleep(0)
    print(bounded)
    await bounded.acquire()
    say("got it after x?")
    bounded.release()
    await t
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    zero = asyncio.Semaphore(0)
    try:
        await asyncio.wait_for(zero.acquire(), 0.2)
    except TimeoutError:
        say("timeout", zero)
    zero.release()
    print(await zero.acquire(), zero.locked())

asyncio.run(main())
