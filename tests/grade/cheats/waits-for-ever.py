async def fetch_all(urls, limit):
    await asyncio.Event().wait()
