# unittest.mock: what a spec knows, how calls are compared, what special methods answer, how patches are refused.
import asyncio
import copy
import inspect
import re
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMagicMock, PropertyMock, call,
                           create_autospec, mock_open, patch, seal, sentinel)


def err(f):
    try:
        print('no error:', f())
    except (Exception, AssertionError) as e:
        print(type(e).__name__, re.sub("id='[0-9]+'", 'id', str(e)))


class Api:
    base = {'x': 1}

    def __init__(self, key):
        self.key = key

    def get(self, url, retries=3):
        return url

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def parse(text):
        return text

    async def fetch(self, url):
        return url


def function(a, b=2, *, c=3):
    return a


print('-- autospec')
spec = create_autospec(Api)
err(lambda: spec())
one = spec('key')
one.get('u', retries=1)
one.get.assert_called_with('u', 1)
one.get.assert_called_with(url='u', retries=1)
err(lambda: one.get())
err(lambda: one.nothing)
err(lambda: one())
err(lambda: spec.make())
err(lambda: spec.parse(1, 2))
print(inspect.iscoroutinefunction(one.fetch), isinstance(one, Api), type(one).__name__)
f = create_autospec(function, return_value=7)
print(f(1), f(1, 3, c=4), f.__name__, f.call_count, f.mock_calls, inspect.signature(f))
err(lambda: f())
err(lambda: f.assert_called_once_with(1))
print(type(spec.base).__name__, len(spec.base))
with patch.object(Api, 'get', autospec=True) as get:
    api = Api(1)
    api.get('u')
    print(get.mock_calls == [call(api, 'u')])
with patch(f'{__name__}.Api', spec=True) as stand_in:
    print(isinstance(stand_in, type), stand_in(1) is stand_in.return_value, type(stand_in()).__name__)

print('-- calls')
m = Mock(name='m')
m.a(1).b(2, k=3).c.d()
print(m.mock_calls)
print(m.method_calls)
print(m.mock_calls == call.a(1).b(2, k=3).c.d().call_list())
print(call(1).foo == call(1).foo, call(1).foo == call(2).foo, call.a == call().a, call(1) == ((1,),), call() == '')
print(call().foo, call.foo.bar(1), call, repr(call()), call.index(3), call(1, x=2).args, call(1, x=2).kwargs)
m.reset_mock()
m(1)
m(2)
err(lambda: m.assert_has_calls([call(2), call(1)]))
m.assert_has_calls([call(2), call(1)], any_order=True)
err(lambda: m.assert_has_calls([call(5)], any_order=True))
err(lambda: m.assert_any_call(3))
err(lambda: m.assert_called_once())
m.assert_has_calls([call(ANY), call(2)])

print('-- special methods')
magic = MagicMock(**{'__str__.return_value': 'shown', '__len__.return_value': 4})
print(str(magic), len(magic), bool(magic), int(magic), float(magic), complex(magic), list(magic), 3 in magic)
magic.__getitem__.side_effect = lambda key: key * 2
print(magic['k'], magic.__getitem__.mock_calls, magic.__str__.called)
magic.__iter__.return_value = [1, 2]
print(list(magic), list(magic), magic == magic, magic != magic, magic == 1)
err(lambda: magic < 1)
err(lambda: setattr(Mock(), '__init__', 1))
err(lambda: setattr(Mock(spec=['x']), '__len__', 1))
err(lambda: len(MagicMock(spec=int)))
plain = Mock()
plain.__enter__ = Mock(return_value='in')
plain.__exit__ = Mock(return_value=False)
with plain as got:
    print(got, plain.__exit__.called)
print(plain.__exit__.mock_calls)


async def asynchronous():
    a = AsyncMock(side_effect=[1, ValueError('two')])
    print(await a('x'), a.await_count, a.await_args)
    try:
        await a()
    except ValueError as e:
        print(e)
    try:
        await a()
    except StopAsyncIteration as e:
        print(repr(e))
    err(lambda: a.assert_has_awaits([call('y')]))
    err(lambda: a.assert_any_await(9))
    magic = MagicMock()
    magic.__aiter__.return_value = [1, 2]
    async with magic as inside:
        print([x async for x in magic], type(magic.__aenter__).__name__, type(inside).__name__)
    print(type(AsyncMock().x).__name__, type(Mock(spec=Api).fetch).__name__, type(Mock(spec=Api).get).__name__)

asyncio.run(asynchronous())

print('-- patches')
err(lambda: patch('nodot'))
err(lambda: patch.object(Api, 'get', new=1, new_callable=Mock))
err(lambda: patch.object(Api, 'nothing').start())
err(lambda: patch.object(Api, 'get', 1, autospec=True).start())
err(lambda: patch.object(Api, 'get', 1, x=2).start())
err(lambda: patch.object(Api, 'get', autospect=True))
err(lambda: patch.object('Api', 'get'))
err(lambda: Mock(spec=Mock()))
err(lambda: create_autospec(Mock()))
with patch.multiple(Api, get=DEFAULT, parse=5) as made:
    print(sorted(made), Api.parse)
config = {'a': 1}


@patch.dict(config, {'b': 2}, clear=True)
class TestIt:
    def test_one(self):
        return dict(config)

    def other(self):
        return dict(config)


print(TestIt().test_one(), TestIt().other(), config)


@patch.object(Api, 'get', return_value=1)
@patch.object(Api, 'parse', new_callable=PropertyMock, return_value='p')
def decorated(parse, get):
    return Api(0).parse, Api(0).get(), parse.call_count, get.call_count


print(decorated())

print('-- files, sealing, sentinels')
opened = mock_open(read_data='one\ntwo\nthree')
with patch('builtins.open', opened):
    with open('name') as file:
        print(file.readline(), file.read(), file.read())
    with open('name') as file:
        print(list(file))
print(opened.mock_calls)
handle = opened()
print(next(handle), handle.readlines())
sealed = Mock(name='sealed')
sealed.a.b = 1
seal(sealed)
err(lambda: sealed.c)
err(lambda: sealed.a())
err(lambda: setattr(sealed, 'd', 1))
print(copy.copy(sentinel.x) is sentinel.x, copy.deepcopy(sentinel.x) is sentinel.x, sentinel.x)
print(NonCallableMagicMock.__module__, Mock.__module__, patch.__module__)
wraps = Mock(wraps=[3, 1])
print(wraps.index(1), wraps.index.mock_calls)
