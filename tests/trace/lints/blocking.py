import asyncio, time
async def tick():
    for _ in range(3):
        await asyncio.sleep(0.01)
async def main():
    task = asyncio.create_task(tick())
    for _ in range(2):
        await asyncio.sleep(0)
        time.sleep(0.05)  # lint: blocking call
    await task
asyncio.run(main())
