"""A price for computing: a sleep begins when the work before it is done, and clocks that are read go on while one works."""
import asyncio
import time


def work():
    total = 0
    for i in range(10_000):
        total += i


async def main():
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    work()
    worked = loop.time()
    print(worked - begin > 0.03)
    await asyncio.sleep(1)
    print(1 <= loop.time() - worked < 1.001)
    work()
    async with asyncio.timeout(0.5) as limit:
        print(limit.when() > loop.time() + 0.499)


asyncio.run(main())
