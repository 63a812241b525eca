"""A price for computing: work in one task delays the others."""
import asyncio


async def work():
    total = 0
    for i in range(100_000):
        total += i
    return total


async def ticker(loop):
    late = 0
    for i in range(3):
        await asyncio.sleep(0.01)
        late = max(late, loop.time() - 0.01 * (i + 1))
    return late


async def main():
    loop = asyncio.get_running_loop()
    late, _ = await asyncio.gather(ticker(loop), work())
    print(late > 0.1, loop.time() > 0.3)


asyncio.run(main())
