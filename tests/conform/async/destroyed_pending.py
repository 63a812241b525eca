import asyncio
loop = asyncio.new_event_loop()
async def wait_long():
    await asyncio.sleep(100)
t = loop.create_task(wait_long(), name="long")
loop.run_until_complete(asyncio.sleep(1))
print("closing")
loop.close()
