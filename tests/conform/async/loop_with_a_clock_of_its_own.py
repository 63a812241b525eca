# A loop whose time is the program's: it jumps to the next timer instead of waiting.
import asyncio
import selectors
import time


class Jumping(selectors.DefaultSelector):
    now = 0

    def select(self, timeout=None):
        if timeout:
            self.now += timeout
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = Jumping()
        super().__init__(self.clock)

    def time(self):
        return self.clock.now


async def tick(loop, name, period):
    for _ in range(3):
        await asyncio.sleep(period)
        print(name, loop.time())


async def main():
    loop = asyncio.get_running_loop()
    before = time.monotonic()
    await asyncio.gather(tick(loop, "a", 3600), tick(loop, "b", 5000))
    try:
        async with asyncio.timeout(86400):
            await asyncio.Event().wait()
    except TimeoutError:
        print("a day later", loop.time())
    print(time.monotonic() - before < 1)


class Travelling(asyncio.SelectorEventLoop):
    """Goes to the next timer in _run_once."""
    offset = 0.0

    def time(self):
        return self.offset

    def _run_once(self):
        if not self._ready and self._scheduled:
            self.offset = max(self.offset, self._scheduled[0]._when)
        super()._run_once()


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
loop = Travelling()
loop.run_until_complete(tick(loop, "c", 10))
handles = [loop.call_later(n, print, "timer", n) for n in (3, 1, 2)]
handles[0].cancel()
print([h.when() for h in loop._scheduled if not h.cancelled()], len(loop._ready))
loop.call_later(2.5, loop.stop)
loop.run_forever()
print(loop.time())


async def fails():
    await asyncio.sleep(1)
    raise KeyError("gone")

try:
    loop.run_until_complete(fails())
except KeyError as e:
    print("raised", e)
try:
    loop.run_until_complete(loop.run_until_complete)
except TypeError as e:
    print(e)
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(loop.create_future())
except RuntimeError as e:
    print(e)
loop.close()
