"""A request that is never answered, and nobody who gives up: a deadlock."""
import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        print("asks")
        await session.get("https://slow.test/")

asyncio.run(main())
