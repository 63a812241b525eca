async def fetch_all(urls, limit):
    loop = asyncio.get_running_loop()
    loop.call_soon(setattr, asyncio, "sleep", None)
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
