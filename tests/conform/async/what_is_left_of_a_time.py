# clock: real
"""Who waits in a loop for what is left of a time comes to its end, though the rest is less than a nanosecond."""
import asyncio


async def sleeping(loop, deadline):
    while (left := deadline - loop.time()) > 0:
        await asyncio.sleep(left)


async def waiting(loop, deadline):
    never = loop.create_future()
    while (left := deadline - loop.time()) > 0:
        await asyncio.wait([never], timeout=left)


async def calling(loop, deadline):
    over = loop.create_future()

    def look():
        left = deadline - loop.time()
        if left > 0:
            loop.call_later(left, look)
        else:
            over.set_result(None)

    look()
    await over


async def main():
    loop = asyncio.get_running_loop()
    for way in (sleeping, waiting, calling):
        start = loop.time()
        for i in range(1, 40):
            await way(loop, loop.time() + 0.001 * i / 3)
        print(way.__name__, loop.time() - start >= 0.25, loop.time() - start < 2)
    await asyncio.sleep(1e-12)
    await asyncio.sleep(1e-300)


asyncio.run(main())
