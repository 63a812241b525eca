# What the frames of a traceback hold dies with the exception, wherever that is kept.
import asyncio
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(n):
    d = D(n)
    raise ValueError(n)
def g():
    try:
        f(1)
    except ValueError as e:
        print("handler")
    print("after g")
    try:
        f(2)
    except ValueError as e:
        print("handler")
        x = e
    print("kept")
    x = x.with_traceback(None)
    print("dropped")
    try:
        try:
            f(3)
        except ValueError as e:
            raise KeyError from e
    except KeyError as e:
        print("chained")
    print("after chained")
    try:
        f(4)
    except ValueError:
        pass
    print("after pass")
    try:
        f(5)
    except ValueError as e:
        e.__traceback__ = None
        print("tb None")
    print("after 5")
g()
async def sub(n):
    x = D(n)
    await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(sub("a"))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    print("and then")
    del t
    print("main ends")
    t = asyncio.create_task(sub("b"))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print("waited")
    del t
    print("main ends b")
    async def bad(n):
        x = D(n)
        1 / 0
    t = asyncio.create_task(bad("c"))
    try:
        await t
    except ZeroDivisionError as e:
        print("zde")
    print("after zde")
    t = None
    print("t None")
    try:
        async with asyncio.timeout(1):
            await sub("f")
            await sub("g")
    except TimeoutError as e:
        print("timeout")
    print("after timeout")
    try:
        await asyncio.wait_for(sub("h"), 0.5)
    except TimeoutError as e:
        print("timeout")
    print("after timeout")
asyncio.run(main())
print("end")


async def both():
    async def bad(n):
        x = D(n)
        1 / 0
    r = await asyncio.gather(bad("d"), bad("e"), return_exceptions=True)
    print(r)
    r = None
    print("r None")
    await asyncio.sleep(1)
    print("slept")
asyncio.run(both())
