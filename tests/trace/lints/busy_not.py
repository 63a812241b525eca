import asyncio
async def main():
    for _ in range(100):
        await asyncio.sleep(0)
    for _ in range(500):
        await asyncio.sleep(0.001)
        await asyncio.sleep(0)
asyncio.run(main())
