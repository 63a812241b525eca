# asend(), athrow() and aclose() of an async generator are coroutines: tasks run them as they are.
import asyncio, inspect
async def ag():
    yield 1
    yield 2
async def main():
    a = ag()
    for x in (a.__anext__(), a.asend(None), a.athrow(ValueError), a.aclose(), anext(a)):
        print(asyncio.iscoroutine(x), inspect.isawaitable(x), inspect.iscoroutine(x))
        t = asyncio.ensure_future(x); print(t)
        try: print(await t)
        except BaseException as e: print(repr(e))
        print(t)
    a = ag()
    for f in (lambda: asyncio.create_task(a.__anext__()), lambda: asyncio.create_task(a.aclose(), name="n")):
        t = f(); print(t)
        try: print(await t)
        except BaseException as e: print(repr(e))
    try: asyncio.create_task(anext(a, 5))
    except TypeError as e: print(e)
asyncio.run(main())
async def c(): return 1
async def wrappers():
    x = c()
    w = x.__await__()
    print(asyncio.iscoroutine(w))
    for f in (asyncio.ensure_future, asyncio.create_task, asyncio.gather, asyncio.shield):
        try: f(w)
        except TypeError as e: print(str(e)[:60])
    x.close()
asyncio.run(wrappers())
