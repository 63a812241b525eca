from _asyncio import _emit
async def fetch_all(urls, limit):
    await asyncio.sleep(3)
    return [u.upper() for u in urls]
