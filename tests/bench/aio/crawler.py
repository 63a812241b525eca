"""op: a simulated page: semaphore, wait_for, now and then a retry."""
import asyncio

N = 10000


async def fetch(page, attempt):
    await asyncio.sleep(0.01 + page % 17 / 1000)
    if page % 10 == 3 and attempt == 0:
        raise ConnectionError(page)
    return page % 100


async def crawl(page, gate):
    for attempt in range(3):
        async with gate:
            try:
                return await asyncio.wait_for(fetch(page, attempt), 5)
            except ConnectionError:
                pass
        await asyncio.sleep(0.001)


async def main():
    gate = asyncio.Semaphore(50)
    print(sum(await asyncio.gather(*(crawl(page, gate) for page in range(N)))))


asyncio.run(main())
