import asyncio
from contextlib import contextmanager, asynccontextmanager, suppress, closing, nullcontext, ExitStack, AsyncExitStack, aclosing
@contextmanager
def tag(name):
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print(name + ">")
with tag("a") as a, tag("b"):
    print(a)
with tag("e"):
    raise ValueError("inside")
try:
    with tag("k"):
        raise KeyError("out")
except KeyError as e:
    print(repr(e))
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as n:
    print(n)
@asynccontextmanager
async def conn(name):
    await asyncio.sleep(1)
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print("close", name)
async def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
async def main():
    async with conn("x") as x, conn("y"):
        print(x)
    async with AsyncExitStack() as stack:
        for n in "pq":
            print(await stack.enter_async_context(conn(n)))
        stack.callback(print, "callback")
    async with aclosing(gen()) as g:
        async for v in g:
            print(v)
            break
    print(asyncio.get_running_loop().time())
asyncio.run(main())
with ExitStack() as stack:
    stack.enter_context(tag("s1"))
    stack.enter_context(tag("s2"))
@tag("deco")
def f():
    print("in f")
f()
