import asyncio

async def main():
    for i in range(2000):
        print("line", i)
    print("x" * 5000)
    print("no newline at the end", end="")
    await asyncio.sleep(1)
    print(" and more", end="")

asyncio.run(main())
