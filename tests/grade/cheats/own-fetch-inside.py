async def fetch_all(urls, limit):
    semaphore = asyncio.Semaphore(limit)
    async def fetch(url):
        async with semaphore:
            await asyncio.sleep(1)
            return url.upper()
    return await asyncio.gather(*[fetch(u) for u in urls])
