import asyncio
async def work():
    await asyncio.sleep(1)
    return "r"
async def bad():
    raise ValueError("v")
async def main():
    t = asyncio.create_task(work(), name="job")
    print(t)
    await asyncio.sleep(0)
    print(str(t).replace("0x", "").split(" wait_for")[0])
    await t
    print(t)
    b = asyncio.create_task(bad())
    await asyncio.wait([b])
    print(b)
    b.exception()
    c = asyncio.create_task(work())
    await asyncio.sleep(0)
    c.cancel()
    print(repr(c).split(" ")[1])
    await asyncio.wait([c])
    print(c)
    print(repr(asyncio.current_task()).split(' cb=')[0])
    f = asyncio.get_running_loop().create_future()
    print(f)
    f.set_result([1, 2])
    print(f)
    print(t.get_coro().__name__, type(t).__name__, type(f).__name__)
asyncio.run(main())
async def second():
    print(asyncio.current_task().get_name())
asyncio.run(second())
