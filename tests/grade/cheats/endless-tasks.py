async def fetch_all(urls, limit):
    while True:
        asyncio.create_task(asyncio.sleep(1))
