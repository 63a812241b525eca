import asyncio, gc
async def sleeper():
    await asyncio.sleep(1)          # loop -> timer -> future -> this task: it is held
    print("sleeper survived")
async def forgotten():
    await asyncio.get_running_loop().create_future()   # future <-> task: only each other
async def main():
    asyncio.create_task(sleeper())
    asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    print("before:", len(asyncio.all_tasks()))
    gc.collect()
    print("after:", len(asyncio.all_tasks()))
    await asyncio.sleep(2)
asyncio.run(main())
