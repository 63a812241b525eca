async def fetch_all(urls, limit):
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            asyncio.create_task(asyncio.sleep(100))
    return await fetch(url)
    asyncio.create_task(asyncio.sleep(100))
    return await asyncio.gather(*[one(u) for u in urls])
