"""op: a contended lock taken, held over a yield, given back."""
import asyncio

N = 50000


async def worker(lock, turns):
    for _ in range(turns):
        async with lock:
            await asyncio.sleep(0)
    return turns


async def main():
    lock = asyncio.Lock()
    print(sum(await asyncio.gather(*(worker(lock, N // 20) for _ in range(20)))))


asyncio.run(main())
