import contextlib
async def fetch_all(urls, limit):
    with contextlib.ExitStack() as stack:
        stack.callback(asyncio.locks._emit, "mark", "x")
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
