import asyncio, time
async def main():
    for _ in range(10):
        await asyncio.sleep(0.5)
        time.sleep(0.02)  # lint: blocking call
asyncio.run(main())
