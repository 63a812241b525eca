import time
async def fetch_all(urls, limit):
    time.sleep(3)
    return [u.upper() for u in urls]
