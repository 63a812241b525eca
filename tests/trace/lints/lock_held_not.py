import asyncio
async def update(lock, name):
    await asyncio.sleep(2)
    async with lock:
        await asyncio.sleep(0.1)
async def alone(lock):
    async with lock:
        await asyncio.sleep(5)
async def limited(sem):
    async with sem:
        await asyncio.sleep(5)
async def main():
    lock, sem = asyncio.Lock(), asyncio.Semaphore(1)
    await asyncio.gather(update(lock, "a"), update(lock, "b"))
    await alone(lock)
    await asyncio.gather(limited(sem), limited(sem))
asyncio.run(main())
