import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def getter(q, name):
    try:
        say(name, "got", await q.get())
    except asyncio.CancelledError:
        say(name, "cancelled")
        raise


async def putter(q, item):
    try:
        await q.put(item)
        say("put", item)
    except asyncio.CancelledError:
        say("put of", item, "cancelled")
        raise


async def getters():
    q = asyncio.Queue()
    a, b, c = [asyncio.create_task(getter(q, n)) for n in "abc"]
    await asyncio.sleep(0)
    print(q)
    a.cancel()
    q.put_nowait(1)
    q.put_nowait(2)
    print(await asyncio.gather(a, b, c, return_exceptions=True))
    d = asyncio.create_task(getter(q, "d"))
    await asyncio.sleep(0)
    q.put_nowait("for d")
    d.cancel()
    print(await asyncio.gather(d, return_exceptions=True), q)


async def putters():
    q = asyncio.Queue(1)
    tasks = [asyncio.create_task(putter(q, i)) for i in range(4)]
    await asyncio.sleep(0.1)
    print(q, q.full(), q.maxsize)
    tasks[2].cancel()
    for _ in range(3):
        say("taken", q.get_nowait())
        await asyncio.sleep(0.1)
    print(await asyncio.gather(*tasks, return_exceptions=True), q.empty())


async def orders():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue(3)
    for x in (3, "c"), (1, "a"), (2, "b"):
        await p.put(x)
        await l.put(x)
    print(p, l)
    print([p.get_nowait() for _ in range(3)], [l.get_nowait() for _ in range(3)])
    try:
        p.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    p.put_nowait((1, "x"))
    try:
        p.put_nowait((1, {}))
    except TypeError as e:
        print(e)
    for _ in range(3):
        l.put_nowait(0)
    try:
        l.put_nowait(0)
    except asyncio.QueueFull as e:
        print(repr(e))


async def joining():
    q = asyncio.Queue()
    await q.join()
    for i in range(3):
        q.put_nowait(i)

    async def worker():
        while True:
            i = await q.get()
            await asyncio.sleep(0.5)
            say("worked", i)
            q.task_done()
    workers = [asyncio.create_task(worker()) for _ in range(2)]
    try:
        await asyncio.wait_for(q.join(), 0.7)
    except TimeoutError:
        say("not yet", q)
    await q.join()
    say("joined")
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        q.task_done()
    except ValueError as e:
        print(e)


for main in getters, putters, orders, joining:
    print("---", main.__name__)
    asyncio.run(main())
