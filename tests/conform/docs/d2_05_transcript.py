import asyncio, time
async def task(name, delay):
    print(f"{name} started")
    await asyncio.sleep(delay)
    print(f"{name} finished")
    return name
async def main():
    return await asyncio.gather(task("A", 2), task("B", 1))
print(asyncio.run(main()))
print("time:", time.monotonic())
