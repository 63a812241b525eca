"""op: an item of an async generator, every eighth after a yield to the loop."""
import asyncio

N = 200000


async def numbers(n):
    for i in range(n):
        if not i & 7:
            await asyncio.sleep(0)
        yield i


async def main():
    total = 0
    async for i in numbers(N):
        total += i
    print(total)


asyncio.run(main())
