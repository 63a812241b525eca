import aiohttp, asyncio
async def fetch(session, city):
    async with session.get(f"https://w.test/{city}") as r:
        print(city, (await r.json())["tmp"])
async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[fetch(session, c) for c in ("paris", "toulouse", "marseille")])
asyncio.run(main())
