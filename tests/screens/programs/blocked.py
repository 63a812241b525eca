import asyncio
import time

async def clock():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.5)

async def main():
    task = asyncio.create_task(clock())
    await asyncio.sleep(0.2)
    time.sleep(2)
    await task

asyncio.run(main())
