import asyncio, aiohttp
async def fetch(session, sem, i):
    async with sem, session.get(f"https://api.example/item/{i}") as answer:
        return answer.status
async def other(session, i):
    async with session.get(f"https://host{i}.example/") as answer:
        return answer.status
async def main():
    sem = asyncio.Semaphore(10)
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*[fetch(session, sem, i) for i in range(50)])
        await asyncio.gather(*[other(session, i) for i in range(50)])
asyncio.run(main())
