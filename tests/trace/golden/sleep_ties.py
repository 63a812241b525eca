import asyncio

async def nap(name, delay):
    await asyncio.sleep(delay)
    print(name)

async def main():
    await asyncio.gather(nap("one", 1), nap("two", 1), nap("zero", 0))

asyncio.run(main())
