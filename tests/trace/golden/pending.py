import asyncio

async def orphan():
    await asyncio.get_running_loop().create_future()

async def main():
    asyncio.create_task(orphan())
    await asyncio.sleep(0.1)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
