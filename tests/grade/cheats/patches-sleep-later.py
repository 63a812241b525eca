async def fetch_all(urls, limit):
    asyncio.sleep, saved = (lambda *a: asyncio.gather()), asyncio.sleep
    try:
        return [await fetch(u) for u in urls]
    finally:
        asyncio.sleep = saved
