import asyncio

async def runner(name, start, lock):
    await start.wait()
    async with lock:
        print(name, "runs")
        await asyncio.sleep(0.5)

async def main():
    start, lock = asyncio.Event(), asyncio.Lock()
    runners = [asyncio.create_task(runner(n, start, lock), name=f"runner {n}") for n in "AB"]
    await asyncio.sleep(1)
    start.set()
    await asyncio.wait(runners)

asyncio.run(main())
