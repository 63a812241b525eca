import asyncio
async def job():
    try:
        await asyncio.sleep(9)
    finally:
        print("cleaning up ...")
        await asyncio.sleep(2)
        print("clean")              # never reached: the second cancel interrupts the cleanup
async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled:", task.cancelled())
asyncio.run(main())
