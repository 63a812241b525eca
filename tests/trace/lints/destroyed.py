import asyncio
async def wait_for_nothing():
    await asyncio.get_running_loop().create_future()
def work(loop):
    return loop.create_task(wait_for_nothing())  # lint: task destroyed
loop = asyncio.new_event_loop()
task = work(loop)
loop.run_until_complete(asyncio.sleep(0))
loop.close()
