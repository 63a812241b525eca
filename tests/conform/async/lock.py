import asyncio
async def worker(lock, n):
    async with lock:
        print(n, "in", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        print(n, "out")
async def main():
    lock = asyncio.Lock()
    print(lock.locked(), repr(lock).split("[")[1])
    await asyncio.gather(*[worker(lock, n) for n in "abc"])
    print(await lock.acquire(), lock.locked(), repr(lock).split("[")[1])
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)
    t1 = asyncio.create_task(worker(lock, "x"))
    t2 = asyncio.create_task(worker(lock, "y"))
    t3 = asyncio.create_task(worker(lock, "z"))
    await asyncio.sleep(0.5)
    print(repr(lock).split("[")[1])
    t2.cancel()
    await asyncio.gather(t1, t3)
    print(t2.cancelled(), lock.locked())
    async with lock as got:
        print(got)
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError:
        print("released", not lock.locked())
asyncio.run(main())
