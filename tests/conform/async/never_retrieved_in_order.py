# What a dropped future has to say of its exception, it says in the statement that drops it; of several in the order of
# their deaths.
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    def mk(n):
        f = loop.create_future(); f.set_exception(ValueError(n)); return f
    x = [mk(i) for i in range(3)]
    x = None
    print("list")
    x = {i: mk(i) for i in range(3)}
    x = None
    print("dict")
    a = mk(1); b = mk(2)
    x = (a, b)
    a = b = None
    x = None
    print("tuple")
    async def bad(n): raise ValueError(n)
    ts = [asyncio.create_task(bad(i)) for i in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ts = None
    print("tasks")
    class D:
        def __del__(self): print("del")
    x = [mk(1), D(), bad(3), mk(2)]
    x = None
    print("mixed")
asyncio.run(main())
