# A callback that raises keeps its future in a cycle: what that has to say waits for the collector.
import asyncio
async def bad(n):
    raise ValueError(n)
def cb(f): raise KeyError("cb")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"], repr(c.get("exception"))))
    t = asyncio.create_task(bad(1))
    t.add_done_callback(cb)
    del t
    await asyncio.sleep(0)
    print("one")
    await asyncio.sleep(0)
    print("two")
    await asyncio.sleep(0)
    print("three")
    f = loop.create_future()
    f.add_done_callback(cb)
    f.set_exception(ValueError(2))
    del f
    print("set")
    await asyncio.sleep(0)
    print("one")
    await asyncio.sleep(0)
    print("two")
    f = loop.create_future()
    f.add_done_callback(cb)
    f.add_done_callback(cb)
    f.set_exception(ValueError(2))
    f = None
    print("set")
    await asyncio.sleep(0)
    print("one")
    await asyncio.sleep(0)
    print("two")
import gc
gc.collect()  # the collector's own counts begin anew
asyncio.run(main())


async def collected():
    t = asyncio.create_task(bad(3))
    t.add_done_callback(cb)
    del t
    await asyncio.sleep(0.1)
    print("collect")
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"]))
    gc.collect()
    print("collected")


asyncio.run(collected())
