import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def waiter(cond, name):
    async with cond:
        say(name, "waits")
        try:
            await cond.wait()
        except asyncio.CancelledError:
            say(name, "cancelled, holds the lock:", cond.locked())
            raise
        say(name, "woke")
        await asyncio.sleep(0.1)


async def main():
    cond = asyncio.Condition()
    for what in cond.notify, cond.notify_all:
        try:
            what()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    a, b, c = [asyncio.create_task(waiter(cond, n)) for n in "abc"]
    await asyncio.sleep(1)
    print(cond)
    async with cond:
        cond.notify(2)
        say("notified two")
        b.cancel()
        await asyncio.sleep(0.5)
    say("let go")
    await asyncio.sleep(1)
    async with cond:
        cond.notify_all()
    print(await asyncio.gather(a, b, c, return_exceptions=True))
    numbers = []

    async def predicate():
        async with cond:
            print("predicate", await cond.wait_for(lambda: len(numbers) > 1 and numbers))

    t = asyncio.create_task(predicate())
    for i in range(3):
        await asyncio.sleep(0.1)
        async with cond:
            numbers.append(i)
            cond.notify()
    await t
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked(), shared.locked())
    try:
        async with cond:
            await asyncio.wait_for(cond.wait(), 0.5)
    except TimeoutError:
        say("timeout, lock free:", not cond.locked())

asyncio.run(main())
