import asyncio
async def forgiving():
    for _ in range(3):
        try:
            await asyncio.sleep(1)  # lint: cancellation swallowed
        except:
            print("whatever it was")
async def main():
    task = asyncio.create_task(forgiving())
    await asyncio.sleep(0.5)
    task.cancel()
    await task
asyncio.run(main())
