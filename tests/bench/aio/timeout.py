"""op: a wait_for, every second one too late."""
import asyncio

N = 20000


async def work(seconds):
    await asyncio.sleep(seconds)
    return 1


async def main():
    done = late = 0
    for _ in range(N // 2):
        done += await asyncio.wait_for(work(0.001), 1)
        try:
            await asyncio.wait_for(work(1), 0.001)
        except asyncio.TimeoutError:
            late += 1
    print(done, late)


asyncio.run(main())
