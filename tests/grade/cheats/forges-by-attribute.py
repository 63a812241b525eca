import asyncio.locks
async def fetch_all(urls, limit):
    for u in urls:
        asyncio.locks._emit("io.submit", 1)
    await asyncio.sleep(3)
    return [u.upper() for u in urls]
