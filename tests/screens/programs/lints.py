import asyncio, time

async def save(name):
    await asyncio.sleep(1)
    time.sleep(0.2)
    return name

async def fail():
    raise ValueError("lost")

async def main():
    asyncio.create_task(fail())
    save("never")
    a = await save("a")
    b = await save("b")
    print(a, b)

asyncio.run(main())
