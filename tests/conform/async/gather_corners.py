import asyncio


async def work(n, fail=False):
    try:
        await asyncio.sleep(n / 10)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    if fail:
        raise ValueError(n)
    print("done", n)
    return n


async def same_twice():
    t = asyncio.create_task(work(1))
    c = work(2)
    print(await asyncio.gather(t, t, c, c))


async def none_at_all():
    g = asyncio.gather()
    print(type(g).__name__, g.done())
    print(await g)


async def others_go_on():
    a, b = asyncio.create_task(work(1, fail=True)), asyncio.create_task(work(2))
    try:
        await asyncio.gather(a, b)
    except ValueError as e:
        print("caught", e, b.done())
    print(await b)


async def cancelled_from_outside():
    a, b = asyncio.create_task(work(1)), asyncio.create_task(work(5))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0.2)
    print(g.cancel(), g)
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather cancelled", e.args, a.cancelled(), b.cancelled())
    print(g.cancel(), g.cancelled())


async def child_cancelled():
    a, b = asyncio.create_task(work(1)), asyncio.create_task(work(2))
    g = asyncio.gather(a, b)
    await asyncio.sleep(0)
    a.cancel("child")
    try:
        await g
    except asyncio.CancelledError as e:
        print("raised", e.args, b.done())
    print(await b)
    a, b = asyncio.create_task(work(1)), asyncio.create_task(work(2))
    await asyncio.sleep(0)
    a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True))


async def two_fail():
    print(await asyncio.gather(work(1, True), work(2, True), work(3), return_exceptions=True))
    try:
        await asyncio.gather(work(1, True), work(2, True), work(3))
    except ValueError as e:
        print("first", e)
    await asyncio.sleep(1)


async def nested():
    inner = asyncio.gather(work(1), work(2))
    print(await asyncio.gather(inner, work(3), asyncio.gather()))


async def of_other_things():
    for what in (3,), (work(1), None):
        try:
            await asyncio.gather(*what)
        except TypeError as e:
            print(e)


for main in same_twice, none_at_all, others_go_on, cancelled_from_outside, child_cancelled, two_fail, nested:
    print("---", main.__name__)
    asyncio.run(main())
