# clock: real
import asyncio, time


class Yield:
    def __await__(self):
        yield


async def watch(future, until, how):
    while time.time() < until:
        await how()
    future.set_result("it is time")


async def main():
    for how in (lambda: asyncio.sleep(0)), Yield:
        start = time.time()
        future = asyncio.Future()
        task = asyncio.create_task(watch(future, start + 0.2, how))
        print(await future, 0.2 <= time.time() - start < 0.3)
        await task


asyncio.run(main())
