async def fetch_all(urls, limit):
    for u in urls:
        fetch(u)
