import asyncio, io


async def bar():
    t = asyncio.current_task()
    print([f.f_code.co_name for f in t.get_stack(limit=1)])
    print([f.f_code.co_name for f in t.get_stack()][-1])
    out = io.StringIO(); t.print_stack(limit=1, file=out)
    print(out.getvalue().splitlines()[-2:])
    await asyncio.sleep(1)


async def foo():
    await bar()


async def main():
    t = asyncio.create_task(foo())
    await asyncio.sleep(0.5)
    print([f.f_code.co_name for f in t.get_stack()])
    print([f.f_code.co_name for f in asyncio.current_task().get_stack()][-1])
    await t


asyncio.run(main())


class Wait:
    def __await__(self):
        print("in"); x = yield 5; print("got", x); return 7


async def f(): return await Wait()
for x in f().__await__(): print("x", x)
print(list(f().__await__()))
w = f().__await__()
print(type(w).__name__, iter(w) is w, next(w))
try:
    w.send(2)
except StopIteration as e:
    print(e.value)
