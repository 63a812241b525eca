import asyncio
async def stubborn():
    try:
        await asyncio.sleep(10)  # lint: cancellation swallowed
    except asyncio.CancelledError:
        print("no")
async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    task.cancel()
    await task
asyncio.run(main())
