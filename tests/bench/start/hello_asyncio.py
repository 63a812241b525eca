"""start-up of a program that uses asyncio."""
import asyncio


async def main():
    await asyncio.sleep(1)
    print("hello")


asyncio.run(main())
