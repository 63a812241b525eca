import asyncio
from asyncio import ensure_future
async def save():
    await asyncio.sleep(0.1)
async def main():
    for _ in range(3):
        ensure_future(save())  # lint: task not kept
    await asyncio.sleep(1)
asyncio.run(main())
