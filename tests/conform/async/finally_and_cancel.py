import asyncio


async def cleans(seconds):
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning", asyncio.current_task().cancelling())
        await asyncio.sleep(seconds)
        print("clean")


async def another_error():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("instead")


async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed", asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    return "went on"


async def returns_in_finally():
    try:
        await asyncio.sleep(10)
    finally:
        return "from finally"


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("no", i, e.args)
    return asyncio.current_task().cancelling()


async def cancels_itself():
    asyncio.current_task().cancel("me")
    print("still here")
    await asyncio.sleep(0)
    print("not here")


async def main():
    for f, n in (cleans, 1), (cleans, 2):
        t = asyncio.create_task(f(1))
        await asyncio.sleep(0.1)
        t.cancel("one")
        if n == 2:
            await asyncio.sleep(0.1)
            t.cancel("two")
        try:
            await t
        except asyncio.CancelledError as e:
            print(f.__name__, e.args, t.cancelling(), repr(e.__context__))
    for f in another_error, swallows, returns_in_finally:
        t = asyncio.create_task(f())
        await asyncio.sleep(0.1)
        t.cancel()
        print(f.__name__, await asyncio.gather(t, return_exceptions=True), t.cancelled(), t.cancelling())
    t = asyncio.create_task(stubborn())
    for i in range(3):
        await asyncio.sleep(0.1)
        print(t.cancel(i), t.cancelling())
    print(await t, t.cancel(), t.uncancel(), t.uncancel())
    print(await asyncio.gather(cancels_itself(), return_exceptions=True))
    t = asyncio.create_task(cleans(0))
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))

asyncio.run(main())
