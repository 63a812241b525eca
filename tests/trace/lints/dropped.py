import asyncio
async def save():
    await asyncio.sleep(0.1)
async def main():
    asyncio.create_task(save())  # lint: task not kept
    await asyncio.sleep(1)
asyncio.run(main())
