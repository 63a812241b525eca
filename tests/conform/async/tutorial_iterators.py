"""Async iterators by class: a ticker, a paginator, a merge of streams, aiter and anext, async comprehensions."""
import asyncio


class Ticker:
    def __init__(self, delay, to):
        self.delay, self.i, self.to = delay, 0, to

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.to:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(self.delay)
        return self.i


class Pages:
    data = {1: ("abc", 2), 2: ("de", 3), 3: ("", None)}

    async def fetch(self, page):
        await asyncio.sleep(0.1)
        return self.data[page]

    async def __aiter__(self):
        page = 1
        while page is not None:
            items, page = await self.fetch(page)
            for item in items:
                yield item


async def merge(*streams):
    queue, done = asyncio.Queue(), object()

    async def drain(name, stream):
        try:
            async for item in stream:
                await queue.put((name, item))
        finally:
            await queue.put(done)

    tasks = [asyncio.create_task(drain(*s)) for s in streams]
    left = len(tasks)
    while left:
        item = await queue.get()
        if item is done:
            left -= 1
        else:
            yield item


async def numbers():
    for i in range(3):
        got = yield i
        print("got", got)


class Broken:
    def __aiter__(self):
        return 5


async def main():
    print([i async for i in Ticker(0.1, 3)], {i: i * i async for i in Ticker(0, 4) if i % 2})
    print([p async for p in Pages()], "".join([p.upper() async for p in Pages()]))
    async for name, item in merge(("fast", Ticker(0.1, 4)), ("slow", Ticker(0.25, 2))):
        print(name, item, end="; ")
    print()
    it = aiter(Ticker(0, 1))
    print(await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", e.args)
    g = numbers()
    print(await g.__anext__(), await g.asend("x"), await g.asend("y"))
    try:
        await g.asend("z")
    except StopAsyncIteration:
        print("g is over")
    for wrong in (5, Broken(), [1], numbers):
        try:
            async for x in wrong:
                pass
        except TypeError as e:
            print(e)
    try:
        for x in Ticker(0, 1):
            pass
    except TypeError as e:
        print(e)
    async for i in Ticker(0, 2):
        pass
    else:
        print("else", i)


asyncio.run(main())
