async def fetch_all(urls, limit):
    await asyncio.gather(*[asyncio.sleep(9) for _ in range(1000000)])
