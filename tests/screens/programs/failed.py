import asyncio

async def main():
    print("before")
    raise ValueError("no")

asyncio.run(main())
