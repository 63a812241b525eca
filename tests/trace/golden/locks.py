import asyncio

async def careful(lock, gate, slots):
    async with lock:
        await asyncio.sleep(0.1)
    await gate.wait()
    async with slots:
        await asyncio.sleep(0.1)

async def main():
    lock, gate = asyncio.Lock(), asyncio.Event()
    slots = asyncio.Semaphore(1)
    tasks = [asyncio.create_task(careful(lock, gate, slots)) for _ in range(2)]
    await asyncio.sleep(0.5)
    gate.set()
    await asyncio.gather(*tasks)
    gate.clear()

asyncio.run(main())
