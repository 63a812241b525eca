async def forever():
    while True:
        yield 1
async def fetch_all(urls, limit):
    async for x in forever():
        pass
