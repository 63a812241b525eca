"""Servers that refuse: too many connections, too many requests a second. And clients that wait."""
import asyncio
import aiohttp


async def ask(session, url):
    async with session.get(url) as r:
        return r.status


async def main():
    now = asyncio.get_running_loop().time
    async with aiohttp.ClientSession() as session:
        print(await asyncio.gather(*[ask(session, f"https://shop.test/{n}") for n in range(4)]), now())
        print(await asyncio.gather(*[ask(session, f"https://api.test/{n}") for n in range(5)]), now())
        await asyncio.sleep(0.9)
        print(await ask(session, "https://api.test/again"), round(now(), 3))
        await asyncio.sleep(1)
        print(await ask(session, "https://api.test/again"), round(now(), 3))
    connector = aiohttp.TCPConnector(limit=2)
    start = now()
    async with aiohttp.ClientSession(connector=connector) as session:
        tasks = [asyncio.create_task(ask(session, f"https://shop.test/{n}")) for n in range(5)]
        await asyncio.sleep(0.5)
        tasks[3].cancel()
        print(await asyncio.gather(*tasks, return_exceptions=True), round(now() - start, 3))
    connector = aiohttp.TCPConnector(limit_per_host=1)
    start = now()
    async with aiohttp.ClientSession(connector=connector) as session:
        print(await asyncio.gather(*[ask(session, f"https://shop.test/{n}") for n in range(3)]), round(now() - start, 3))


asyncio.run(main())
