async def fetch_all(urls, limit):
    while True:
        await asyncio.sleep(0)
