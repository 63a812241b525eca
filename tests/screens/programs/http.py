import asyncio
import aiohttp

async def fetch(session, city):
    async with session.get(f"https://weather.example/{city}") as answer:
        print(city, answer.status)

async def main():
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[fetch(session, c) for c in ("paris", "rome", "oslo")])

asyncio.run(main())
