import asyncio

async def inner(n):
    if n == 0:
        raise ValueError("at the bottom")
    await inner(n - 1)

async def main():
    await inner(2)

asyncio.run(main())
