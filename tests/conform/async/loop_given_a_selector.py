# clock: real
# A selector that the program gives to its loop is asked, and told of all sockets.
import asyncio
import selectors


class Derived(selectors.SelectSelector):
    asked = 0

    def select(self, timeout=None):
        self.asked += 1
        return super().select(timeout)


class Jumping(selectors.BaseSelector):
    """Never waits: its time jumps."""

    def __init__(self):
        self.inner, self.now, self.waits = selectors.DefaultSelector(), 0, []

    def register(self, fileobj, events, data=None):
        return self.inner.register(fileobj, events, data)

    def unregister(self, fileobj):
        return self.inner.unregister(fileobj)

    def modify(self, fileobj, events, data=None):
        return self.inner.modify(fileobj, events, data)

    def get_map(self):
        return self.inner.get_map()

    def close(self):
        self.inner.close()
        print("closed")

    def select(self, timeout=None):
        if timeout:
            self.waits.append(round(timeout, 3))
            self.now += timeout
        return self.inner.select(0)


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.01)
    await asyncio.gather(asyncio.sleep(0.02, "a"), asyncio.sleep(0.01, "b"))
    print(await asyncio.wait_for(asyncio.sleep(0, "c"), 1))
    loop.call_soon(print, "soon")
    await asyncio.sleep(0)
    return type(loop).__name__, type(loop).__module__


def run(selector):
    loop = asyncio.SelectorEventLoop(selector)
    print(isinstance(loop, asyncio.SelectorEventLoop), loop._selector is selector, loop)
    try:
        print(loop.run_until_complete(main()))
    finally:
        loop.close()
    print(loop)


selector = Derived()
run(selector)
print(selector.asked > 5)

selector = Jumping()
loop = asyncio.SelectorEventLoop(selector)
loop.time = lambda: selector.now
loop.run_until_complete(asyncio.sleep(3600))
print(loop.time(), selector.waits)
loop.close()
run(selectors.SelectSelector())
