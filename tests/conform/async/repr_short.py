# Results and arguments are shown shortened, each kind of value in its way.
import asyncio
import collections
import functools


def callback(*args, **kwargs):
    pass


class Named(tuple):
    pass


async def main():
    loop = asyncio.get_running_loop()
    for value in (10 ** 60, -10 ** 39, 10 ** 38, True, 1.5, None, {3, 1, 2}, {'b', 'a'}, set(), frozenset(), frozenset({2, 1}),
                  set(range(10)), {1, 'mixed', None}, collections.deque(), collections.deque(range(10)), [], [[]], (1,),
                  tuple(range(9)), Named(range(30)), {'z': 1, 'y': 2, 'x': 3, 'w': 4, 'v': 5}, {2: [1], 'a': 3}, {},
                  collections.OrderedDict(b=1, a=2), collections.Counter('aabbbc'), 'x' * 31, 'quote\'s "' * 6, b'y' * 40,
                  [[[[[[[[1]]]]]]]], {1: {2: {3: {4: {5: {6: {7: {8: 9}}}}}}}}, {1: set(), 2: {(): frozenset('a')}}):
        future = loop.create_future()
        future.set_result(value)
        text = repr(future)
        print(text if '1,' not in text or 'mixed' not in text else 'mixed')
    partial = functools.partial(callback, 1, k=[2] * 8)
    for handle in (loop.call_soon(partial), loop.call_soon(partial, 'more'), loop.call_soon(functools.partial(partial, 3), 4),
                   loop.call_soon(callback, {'b': 1, 'a': 2})):
        print(handle)
        handle.cancel()
    for function in (asyncio.sleep, asyncio.gather, asyncio.wait_for, asyncio.isfuture, asyncio.timeout):
        print(repr(function).partition(' at ')[0])
    print(asyncio.get_running_loop, asyncio.Task.cancel, asyncio.Future.result)


asyncio.run(main())
