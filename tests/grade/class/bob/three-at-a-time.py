async def fetch_all(urls, limit):
    print("<b>\x1b[31m & \"quotes\" ]]>")
    return await asyncio.gather(*[fetch(u) for u in urls])
