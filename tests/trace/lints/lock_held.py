import asyncio
async def update(lock, name):
    async with lock:  # lint: lock held long
        await asyncio.sleep(2)
        print(name)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(update(lock, "a"), update(lock, "b"))
asyncio.run(main())
