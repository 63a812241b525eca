# The trace tells of loops that the program has made its own as of the usual one.
import asyncio

class Counting(asyncio.SelectorEventLoop):
    ticks = 0

    def _run_once(self):
        self.ticks += 1
        super()._run_once()

async def nap(delay):
    await asyncio.sleep(delay)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(3, print, "never").cancel()
    loop.call_soon(print, "never").cancel()
    await asyncio.wait_for(nap(1), 2)
    usual = loop.call_soon
    loop.call_soon = lambda *args, **kwargs: usual(*args, **kwargs)
    await asyncio.gather(nap(1), nap(2))

async def by_its_time():
    loop = asyncio.get_running_loop()
    usual = loop.time
    loop.time = lambda: usual() + 1000
    await nap(1)

with asyncio.Runner(loop_factory=Counting) as runner:
    runner.run(main())
    print(runner.get_loop().ticks)
asyncio.run(main())
asyncio.run(by_its_time())
