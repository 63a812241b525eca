import asyncio, time
async def main():
    await asyncio.sleep(0)
    for _ in range(10):
        time.sleep(0.02)  # lint: blocking call, slow handle
asyncio.run(main())
