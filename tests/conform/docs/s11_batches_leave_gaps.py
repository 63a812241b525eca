import asyncio, time
async def job(n):
    await asyncio.sleep(n)
async def batches(jobs, size):
    for i in range(0, len(jobs), size):
        await asyncio.gather(*[job(n) for n in jobs[i:i + size]])
async def pool(jobs, size):
    sem = asyncio.Semaphore(size)
    async def one(n):
        async with sem:
            await job(n)
    await asyncio.gather(*[one(n) for n in jobs])
jobs = [5, 1, 1, 5, 1, 1]
for f in (batches, pool):
    start = time.monotonic()
    asyncio.run(f(jobs, 3))
    print(f"{f.__name__}: {time.monotonic() - start:.0f} s")
