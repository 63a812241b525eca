import asyncio, time
time.sleep(1)
async def main():
    await asyncio.sleep(0.05)
    await asyncio.to_thread(time.sleep, 0.5)
asyncio.run(main())
