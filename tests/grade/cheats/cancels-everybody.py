async def fetch_all(urls, limit):
    for t in asyncio.all_tasks():
        t.cancel()
    await asyncio.sleep(3)
