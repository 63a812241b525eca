"""A session that nobody closes says so when it is dropped; without a world every URL answers."""
import asyncio
import aiohttp


async def main():
    session = aiohttp.ClientSession()
    async with session.get("https://example.org/a") as r:
        print(r.status, await r.json())
    async with session.get("https://example.org/b") as r:
        print(r.status, await r.text(), asyncio.get_running_loop().time())


asyncio.run(main())
print("end")
