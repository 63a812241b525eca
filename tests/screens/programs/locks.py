import asyncio
async def one(lock, sem, q):
    async with sem:
        async with lock:
            await asyncio.sleep(1)
        await q.put(1)
async def two(q):
    while True:
        await q.get()
async def main():
    lock, sem, q = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Queue(1)
    t = asyncio.create_task(two(q))
    await asyncio.gather(*[one(lock, sem, q) for i in range(4)])
    t.cancel()
asyncio.run(main())
