import asyncio

async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    jobs = [fetch("slow", 3), fetch("fast", 1), fetch("middle", 2)]
    for first in asyncio.as_completed(jobs):
        print(await first)

asyncio.run(main())
