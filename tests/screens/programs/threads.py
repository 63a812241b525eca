import asyncio, time

def crunch(n):
    time.sleep(n)
    return n * n

async def tick():
    for _ in range(4):
        print("tick")
        await asyncio.sleep(0.5)

async def main():
    results = await asyncio.gather(asyncio.to_thread(crunch, 1), asyncio.to_thread(crunch, 2), tick())
    print(results)

asyncio.run(main())
