import asyncio, time
async def simple_task():
    print("Start")
    await asyncio.sleep(3)
    print("End")
asyncio.run(simple_task())
print("time:", time.monotonic())
