# clock: real
# loop.time set on one loop, before or while it runs: timers are made and become due by it.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    before, usual = loop.time(), loop.time

    def since(moment):
        return round(moment - before, 1)

    loop.time = lambda: usual() + 1000
    print(since(loop.time()), since(loop.call_later(5, print).when()))
    await asyncio.sleep(0.2)
    print(since(loop.time()), since(usual()))
    async with asyncio.timeout(0.4) as limit:
        print(since(limit.when()))
        await asyncio.sleep(0.2)
    print(since(loop.time()), since(usual()))
    try:
        async with asyncio.timeout(0.2):
            await asyncio.sleep(9)
    except TimeoutError:
        print(since(loop.time()), since(usual()))
    loop.time = lambda: before + 2000
    at = loop.call_at(before + 1999, print, "at once")
    loop.call_at(before + 3000, print, "never")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.time = usual
    print(since(loop.time()), since(at.when()))
    await asyncio.sleep(0.2)
    print(since(loop.time()))


asyncio.run(main())
loop = asyncio.new_event_loop()
loop.time = lambda: 7.5
print(loop.time(), loop.call_later(1, print).when())
print(loop.run_until_complete(asyncio.sleep(0, "done")))
loop.close()
