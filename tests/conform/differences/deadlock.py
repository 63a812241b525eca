# A program that can never go on hangs on CPython. We say who waits for whom, and end with status 124.
import asyncio


async def main():
    first, second = asyncio.Event(), asyncio.Event()

    async def one():
        await first.wait()
        second.set()

    async def two():
        await second.wait()
        first.set()

    await asyncio.gather(one(), two())


asyncio.run(main())
