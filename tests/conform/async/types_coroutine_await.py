"""What types.coroutine makes of a generator function: awaited, a task, driven by hand; it may yield from coroutines."""
import asyncio, inspect, types
@types.coroutine
def legacy(n):
    x = yield from asyncio.sleep(n, "slept")
    return x
@types.coroutine
def bare(v):
    got = yield v
    return got
@types.coroutine
def gives_gen(): return (x for x in ())
async def co(): return 1
class Old:
    def __await__(self):
        return asyncio.sleep(1, "slept").__await__()
def plain():
    yield from co()
def handrolled():
    yield
    return "hand"
async def main():
    print(await legacy(1), await Old())
    print(inspect.isgeneratorfunction(legacy), inspect.iscoroutinefunction(legacy), asyncio.iscoroutinefunction(legacy), type(legacy(0)).__name__, legacy.__name__)
    print(inspect.isawaitable(legacy(1)), inspect.isawaitable(handrolled()), asyncio.iscoroutine(legacy(1)), asyncio.iscoroutine(handrolled()), asyncio.iscoroutinefunction(types.coroutine(co)))
    print(await asyncio.gather(legacy(1), Old()))
    print(await asyncio.create_task(legacy(2)), await asyncio.wait_for(legacy(1), 5))
    print(type(gives_gen()).__name__, await gives_gen())
    print(await asyncio.create_task(handrolled()))
    try: await handrolled()
    except TypeError as e: print(e)
    g = plain()
    try: next(g)
    except TypeError as e: print(e)
    try: types.coroutine(3)
    except TypeError as e: print(e)
    t = asyncio.create_task(legacy(1)); await asyncio.sleep(0); print(t.get_coro(), t.get_stack()[0].f_code.co_name)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
    try:
        async with asyncio.timeout(1): await legacy(5)
    except TimeoutError: print("timeout")
    try: await bare(3)
    except RuntimeError as e: print(e)
asyncio.run(main())
asyncio.run(legacy(1))
c = bare(5)
print(c.send(None))
try: c.send("x")
except StopIteration as e: print(e.value)
async def outer(): return await bare("b")
o = outer(); print(o.send(None), o.cr_await.__name__)
try: o.send(4)
except StopIteration as e: print(e.value)
