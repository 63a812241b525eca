import asyncio, random

async def roll(name):
    await asyncio.sleep(random.random())
    print(name, random.randint(1, 6))

async def main():
    await asyncio.gather(*[roll(c) for c in "ABC"])

asyncio.run(main())
