import asyncio
kept = set()
async def save():
    await asyncio.sleep(0.1)
async def main():
    task = asyncio.create_task(save())
    kept.add(asyncio.create_task(save()))
    async with asyncio.TaskGroup() as group:
        group.create_task(save())
    await task
asyncio.run(main())
