import sys
emit = lambda *a: sys.modules["_asyncio"].Event
async def fetch_all(urls, limit):
    emit("mark", "x")
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
