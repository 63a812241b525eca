import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def holder(lock, seconds):
    async with lock:
        await asyncio.sleep(seconds)


async def wants(lock, name):
    try:
        async with lock:
            say(name, "has it")
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        say(name, "cancelled", lock.locked())
        raise
    finally:
        say(name, "gone")


async def cancelled_while_queued():
    lock = asyncio.Lock()
    h = asyncio.create_task(holder(lock, 1))
    await asyncio.sleep(0)
    a, b, c = [asyncio.create_task(wants(lock, n)) for n in "abc"]
    await asyncio.sleep(0.5)
    print(lock)
    b.cancel()
    await asyncio.gather(h, a, b, c, return_exceptions=True)
    print(lock)


async def handed_over_under_cancel():
    lock = asyncio.Lock()
    h = asyncio.create_task(holder(lock, 1))
    await asyncio.sleep(0)
    a, b = [asyncio.create_task(wants(lock, n)) for n in "ab"]
    await h
    say("h is done", lock.locked())
    a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True), lock)


async def misuse():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)
    print(await lock.acquire(), lock.locked(), lock)
    try:
        async with asyncio.timeout(0.5):
            await lock.acquire()
    except TimeoutError:
        say("no luck")
    lock.release()
    print(lock.locked())


async def fair():
    lock = asyncio.Lock()
    await lock.acquire()
    t = asyncio.create_task(wants(lock, "first"))
    await asyncio.sleep(0)
    lock.release()
    print("released", lock.locked())
    await lock.acquire()
    say("second time")
    lock.release()
    await t


for main in cancelled_while_queued, handed_over_under_cancel, misuse, fair:
    print("---", main.__name__)
    asyncio.run(main())
