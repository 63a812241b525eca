import asyncio
async def worker(sem, n):
    async with sem:
        print(n, "in", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
async def main():
    sem = asyncio.Semaphore(2)
    print(sem.locked(), repr(sem).split("[")[1])
    await asyncio.gather(*[worker(sem, n) for n in range(5)])
    await sem.acquire()
    await sem.acquire()
    print(sem.locked(), repr(sem).split("[")[1])
    sem.release(); sem.release(); sem.release()
    print(repr(sem).split("[")[1])
    b = asyncio.BoundedSemaphore(1)
    await b.acquire()
    b.release()
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    s = asyncio.Semaphore(0)
    t = [asyncio.create_task(worker(s, n)) for n in "pq"]
    await asyncio.sleep(0)
    t[0].cancel()
    s.release()
    await asyncio.wait(t)
    print([x.cancelled() for x in t])
asyncio.run(main())
