import asyncio, aiohttp
async def fetch(session, i):
    async with session.get(f"https://api.example/item/{i}") as answer:  # lint: too many at once
        return answer.status
async def main():
    async with aiohttp.ClientSession() as session:
        print(len(await asyncio.gather(*[fetch(session, i) for i in range(50)])))
asyncio.run(main())
