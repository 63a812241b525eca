import asyncio
async def wait_for_nothing():
    await asyncio.get_running_loop().create_future()
async def main():
    task = asyncio.create_task(wait_for_nothing())
    await asyncio.sleep(0)
asyncio.run(main())
