"""op: a sleeping task cancelled and awaited."""
import asyncio

N = 20000


async def sleeper():
    await asyncio.sleep(3600)


async def main():
    tasks = [asyncio.create_task(sleeper()) for _ in range(N)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    print(sum(isinstance(e, asyncio.CancelledError) for e in ended))


asyncio.run(main())
