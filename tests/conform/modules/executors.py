import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def work(n):
    time.sleep(n)
    return n * n
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, work, 2))
        print(await asyncio.gather(*[loop.run_in_executor(pool, work, n) for n in (3, 1)]))
    print(loop.time())
asyncio.run(main())
