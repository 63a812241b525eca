import asyncio


async def work(name, fail=False):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "done")
    if fail:
        raise ValueError(name)
    return name


async def outer_cancelled():
    inner = asyncio.create_task(work("inner"))

    async def waits():
        try:
            return await asyncio.shield(inner)
        except asyncio.CancelledError:
            print("waiter cancelled", inner.done())
            raise
    t = asyncio.create_task(waits())
    await asyncio.sleep(0.5)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    print(await inner)


async def inner_cancelled():
    inner = asyncio.create_task(work("inner"))
    s = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel("why")
    try:
        await s
    except asyncio.CancelledError as e:
        print("shield raised", e.args)
    print(s.cancelled(), asyncio.shield(inner) is inner)


async def fails_when_nobody_waits():
    inner = asyncio.create_task(work("bad", fail=True))
    s = asyncio.shield(inner)
    await asyncio.sleep(0)
    s.cancel()
    await asyncio.sleep(2)
    print(inner)


async def with_timeout():
    inner = asyncio.create_task(work("slow"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.3)
    except TimeoutError:
        print("timeout", inner.done())
    try:
        async with asyncio.timeout(0.3):
            await asyncio.shield(inner)
    except TimeoutError:
        print("timeout", inner.done())
    print(await inner)


async def both():
    inner = asyncio.create_task(work("both"))
    t = asyncio.create_task(asyncio.wait({asyncio.shield(inner)}))
    await asyncio.sleep(0.1)
    t.cancel()
    inner.cancel()
    print(await asyncio.gather(t, inner, return_exceptions=True))


for main in outer_cancelled, inner_cancelled, fails_when_nobody_waits, with_timeout, both:
    print("---", main.__name__)
    asyncio.run(main())
