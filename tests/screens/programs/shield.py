import asyncio

async def save():
    await asyncio.sleep(2)
    print("saved")

async def handler(job):
    try:
        await asyncio.shield(job)
    except asyncio.CancelledError:
        print("handler cancelled")
        raise

async def main():
    job = asyncio.create_task(save())
    task = asyncio.create_task(handler(job))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    await job

asyncio.run(main())
