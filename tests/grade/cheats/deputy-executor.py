async def fetch_all(urls, limit):
    emit = await asyncio.to_thread(getattr, asyncio.locks, "_emit")
    emit("mark", "x")
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
