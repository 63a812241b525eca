import asyncio
async def fail():
    raise ValueError("lost")
async def main():
    task = asyncio.create_task(fail())  # lint: exception lost
    await asyncio.sleep(1)
asyncio.run(main())
