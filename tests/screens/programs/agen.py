import asyncio

async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.5)
            yield i
    finally:
        print("closed")

async def main():
    async for i in numbers(5):
        print(i)
        if i == 2:
            break

asyncio.run(main())
