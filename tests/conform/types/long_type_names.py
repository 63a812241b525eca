"""Types that CPython has in C modules say their module's name in messages; asyncio's Python classes do not."""
import asyncio
import collections
import contextvars
import datetime
import functools
import itertools
import types


def show(value):
    for wrong in (lambda: value.nothing, lambda: value - "x", lambda: {} [[value]], lambda: value < 3):
        try:
            wrong()
        except (AttributeError, TypeError) as e:
            print("   ", e)


async def main():
    loop = asyncio.get_running_loop()
    values = [asyncio.current_task(), loop.create_future(), asyncio.Lock(), asyncio.Queue(), asyncio.Event(), loop,
              loop.call_soon(print, end=""), contextvars.ContextVar("v"), contextvars.copy_context()]
    for value in values[:6] + values[7:]:
        print(type(value).__module__, type(value).__name__)
        show(value)
    try:
        await asyncio.gather(5, 6)
    except TypeError as e:
        print(e)
    try:
        asyncio.current_task()()
    except TypeError as e:
        print(e)


try:
    asyncio.run(main())
except TypeError as e:
    print(e)
for value in (collections.deque(), collections.OrderedDict(), collections.Counter(), collections.defaultdict(int),
              itertools.count(), functools.partial(print), datetime.timedelta(1), types.SimpleNamespace()):
    show(value)
