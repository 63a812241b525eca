"""The old functions of urllib.parse, which say that they are deprecated; and what is like a generator, awaited."""
import asyncio
import collections.abc
import types
import urllib.parse
import warnings

warnings.simplefilter('ignore')
TEXTS = ('http://u:p@h:80/a;x=1;y?q=1?r#t#u', '//h:x/a', '//h?q', 'h:', 'user:pass:word', 'a@b@c', 'name=', 'plain', '', 'TYPE:rest', '/a:b', 'h:8O', 'h:٣')
for name in ('splittype', 'splithost', 'splituser', 'splitpasswd', 'splitport', 'splitnport', 'splitquery', 'splittag', 'splitattr', 'splitvalue', 'unwrap'):
    print(name, [getattr(urllib.parse, name)(text) for text in TEXTS])
print(urllib.parse.splitnport('h', 8), urllib.parse.splitnport('h:', 8), urllib.parse.to_bytes('a'), len(urllib.parse.uses_query), len(urllib.parse.uses_fragment), urllib.parse.non_hierarchical[0])
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    urllib.parse.splitport('h:1')
    urllib.parse.splitvalue('a')
    try:
        urllib.parse.to_bytes('é')
    except UnicodeError as error:
        print(error)
print([(str(warning.message), warning.category.__name__, warning.lineno) for warning in told])


class Steps:
    """Like a generator: the future first, then twice its result."""

    def __init__(self, future):
        self.future, self.at = future, 0

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        self.at += 1
        if self.at == 1:
            self.future._asyncio_future_blocking = True
            return self.future
        raise StopIteration(self.future.result() * 2)

    def throw(self, kind, *rest):
        raise kind

    def close(self):
        print('closed')


@types.coroutine
def steps(future):
    return Steps(future)


def plain():
    yield
    return 'from a generator'


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, 21)
    print(await steps(future))
    wrapper = steps(future)
    print(isinstance(wrapper, collections.abc.Coroutine), wrapper.__name__, wrapper.__await__() is wrapper, iter(wrapper) is wrapper, asyncio.iscoroutine(wrapper))
    for name in ('gi_running', 'cr_await'):
        try:
            getattr(wrapper, name)
        except AttributeError as error:
            print(error)
    wrapper.close()
    print(await types.coroutine(lambda: plain())())
    wrapper = types.coroutine(lambda: plain())()
    print(type(wrapper).__name__, wrapper.__name__, wrapper.gi_running, wrapper.cr_await, wrapper.gi_code is plain.__code__, next(wrapper), types.coroutine(lambda: wrapper)() is wrapper)
    print(types.coroutine(lambda: 5)(), types.coroutine(plain) is plain)


asyncio.run(main())
