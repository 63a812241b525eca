from asyncio import *
async def fetch_all(urls, limit):
    semaphore = Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await gather(*[one(u) for u in urls])
