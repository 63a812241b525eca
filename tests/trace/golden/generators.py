import asyncio

async def numbers():
    try:
        for n in range(3):
            await asyncio.sleep(0.1)
            yield n
    finally:
        print("closed")

async def main():
    async for n in numbers():
        print(n)
        if n == 1:
            break
    left = numbers()
    print(await anext(left))

asyncio.run(main())
