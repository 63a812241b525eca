import functools
emit = functools.reduce(getattr, ["locks", "_emit"], asyncio)
async def fetch_all(urls, limit):
    emit("mark", "x")
    return await asyncio.gather(*[fetch(u) for u in urls])
