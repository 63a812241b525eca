import asyncio


async def quick():
    try:
        await asyncio.sleep(1)
        print("slept")
        return "result"
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def waits_for():
    try:
        print(await asyncio.wait_for(quick(), 1))
    except TimeoutError as e:
        print("timeout", repr(e))


async def block():
    try:
        async with asyncio.timeout(1) as t:
            print(await quick())
    except TimeoutError as e:
        print("timeout", repr(e))
    print(t, t.expired())


async def waits():
    task = asyncio.create_task(quick())
    done, pending = await asyncio.wait([task], timeout=1)
    print(len(done), len(pending))
    print(await asyncio.gather(task, return_exceptions=True))


async def zero():
    for delay in 0, -1, None:
        try:
            print(delay, await asyncio.wait_for(asyncio.sleep(0, "slept"), delay))
        except TimeoutError:
            print(delay, "timeout")
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    print(await asyncio.wait_for(done, 0))


async def nested():
    try:
        async with asyncio.timeout(2) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(5)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired(), asyncio.get_running_loop().time())
    try:
        async with asyncio.timeout(1) as outer:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(5)
    except TimeoutError:
        print("both", inner.expired(), outer.expired())


async def moved():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as t:
        print(t.when(), t)
        t.reschedule(loop.time() + 1)
        print(t.when() - loop.time())
        await asyncio.sleep(0.5)
        t.reschedule(None)
        await asyncio.sleep(1)
    print(t, loop.time())
    try:
        t.reschedule(5)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("in the past")
            await asyncio.sleep(0)
            print("not here")
    except TimeoutError as e:
        print("late", repr(e), repr(e.__cause__), repr(e.__context__))
    try:
        async with t:
            pass
    except RuntimeError as e:
        print(e)


for main in waits_for, block, waits, zero, nested, moved:
    print("---", main.__name__)
    asyncio.run(main())
