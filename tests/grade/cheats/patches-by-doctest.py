def patch():
    """
    >>> import asyncio
    >>> asyncio.gather = None
    """
import doctest
doctest.testmod()
async def fetch_all(urls, limit):
    semaphore = asyncio.Semaphore(limit)
    async def one(url):
        async with semaphore:
            return await fetch(url)
    return await asyncio.gather(*[one(u) for u in urls])
