import asyncio

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleaning up")
        await asyncio.sleep(0.1)
        raise

async def main():
    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0.5)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as e:
        print("cancelled:", e.args, task.cancelled())
    task.cancel()
    left = asyncio.create_task(asyncio.sleep(60))
    await asyncio.sleep(0)

asyncio.run(main())
