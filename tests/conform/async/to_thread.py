import asyncio, time
def blocking(n):
    time.sleep(n)
    return n * 2
def fails():
    raise ValueError("in thread")
async def tick():
    for i in range(3):
        print("tick", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
async def main():
    t = asyncio.create_task(tick())
    print(await asyncio.to_thread(blocking, 2.5), asyncio.get_running_loop().time())
    await t
    try:
        await asyncio.to_thread(fails)
    except ValueError as e:
        print(e)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 1))
    print(await asyncio.gather(*[asyncio.to_thread(blocking, n) for n in (3, 1, 2)]), loop.time())
asyncio.run(main())
