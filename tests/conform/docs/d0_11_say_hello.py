import asyncio, time
async def say_hello():
    print("Hello")
    await asyncio.sleep(1)
    print("World")
asyncio.run(say_hello())
print("time:", time.monotonic())
