import asyncio
async def job(n):
    try:
        await asyncio.sleep(n)
        return f"slept {n}"
    except asyncio.CancelledError:
        print("job cancelled")
        raise
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        return "late result"
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(job(1), 2))
    try:
        await asyncio.wait_for(job(5), timeout=1)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), loop.time(), repr(e.__cause__))
    print(await asyncio.wait_for(job(1), None))
    try:
        await asyncio.wait_for(job(1), 0)
    except TimeoutError:
        print("zero")
    try:
        print(await asyncio.wait_for(stubborn(), 1))
    except TimeoutError:
        print("stubborn timeout")
    print(loop.time())
    f = loop.create_future()
    f.set_result("ready")
    print(await asyncio.wait_for(f, 0))
    async def fails():
        raise KeyError("inner")
    try:
        await asyncio.wait_for(fails(), 1)
    except KeyError as e:
        print(repr(e))
    outer = asyncio.create_task(asyncio.wait_for(job(10), 20))
    await asyncio.sleep(1)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", loop.time())
asyncio.run(main())
