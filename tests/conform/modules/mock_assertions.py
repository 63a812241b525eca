# Mocks as the special methods and exceptions of tests see them; what assertions say.
from unittest.mock import AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec, patch
import asyncio
import re


def show(f):
    try:
        print(re.sub("id='[0-9]+'", "id=...", str(f())))
    except Exception as e:
        print(type(e).__name__, re.sub("id='[0-9]+'", "id=...", str(e)))


show(lambda: m.assert_called_with(2))
show(lambda: Mock().assert_called_with(2))
show(lambda: m.assert_has_calls([call(3)]))
show(lambda: m.assert_any_call(3))
def f(a, b, c, d=1): pass
m = Mock(spec=f)
m(1, 2, c=3)
show(lambda: m.assert_called_with(1, 2, 3))
show(lambda: m.assert_called_with(a=1, b=2, c=3))
show(lambda: m.assert_called_with(a=1, b=2, c=4))
show(lambda: m.assert_called_once_with(1, b=2, c=3))
show(lambda: m.assert_any_call(1, b=2, c=3))
show(lambda: m.assert_has_calls([call(1, b=2, c=3)]))
show(lambda: m.assert_called_with(1))
class S:
    def go(self, x, y=2): pass
    async def later(self, x): pass
    @property
    def p(self): return 1
for k in (Mock, MagicMock, AsyncMock):
    m = k(spec=S)
    m.go(1, y=2)
    show(lambda: type(m.later).__name__)
    show(lambda: type(m.go).__name__)
    show(lambda: m.go.assert_called_with(x=1, y=2))
    show(lambda: m.nothing)
async def co(a): return 1
m = MagicMock(co)
print(asyncio.iscoroutinefunction(m))
show(lambda: type(asyncio.run(m(1))).__name__)
m = Mock(co)
show(lambda: asyncio.run(i.later(3)).__class__.__name__)
show(lambda: i.later.assert_awaited_once_with(x=3))
m = MagicMock()
m.__str__.return_value = 'text'
print(str(m))
m.__str__.assert_called_with()
m.__len__.return_value = 5
print(len(m))
m.__iter__.return_value = [1, 2]
print(list(m))
m.__getitem__.return_value = 7
print(m['x'])
m.__getitem__.assert_called_once_with('x')
m.__hash__.return_value = 3
print(hash(m))
m.__bool__.return_value = False
print(bool(m))
m.__eq__.return_value = True
print(m == 5)
m.__class__ = dict
print(isinstance(m, dict))
m.__contains__.side_effect = lambda x: x == 3
print(3 in m, 4 in m)
m.__enter__.return_value = 'in'
with m as x: print(x)
show(lambda: m.mock_calls)
show(lambda: int(MagicMock()))
show(lambda: float(MagicMock()))
show(lambda: call.__int__())
show(lambda: call().__str__())
show(lambda: sorted(dir(Mock(spec=['a', 'b'])))[-2:])
m = MagicMock()
m(1)
show(lambda: m.assert_not_called())
m(2)
show(lambda: m.assert_called_once())
show(lambda: m.call_args_list == [call(1), call(2)])
show(lambda: m.call_args.args)
with patch.object(S, 'go', autospec=True) as g:
    g.return_value = 'foo'
    s = S()
    show(lambda: s.go(1))
    show(lambda: g.assert_called_once_with(s, 1))
    show(lambda: s.go())
class It:
    def __aiter__(self): pass
m = MagicMock()
m.__aiter__.return_value = [1, 2, 3]
async def main(): return [i async for i in m]
show(lambda: asyncio.run(main()))
m = AsyncMock(side_effect=[1, ValueError('x')])
async def main():
    print(await m())
    try: await m()
    except ValueError as e: print(e)
    try: await m()
    except StopAsyncIteration as e: print('stop', e)
    m.assert_awaited()
    print(m.await_count, m.await_args_list)
asyncio.run(main())
m = AsyncMock()
m(1).close()
show(lambda: m.assert_awaited())
show(lambda: m.assert_any_await(1))
show(lambda: m.assert_has_awaits([call(1)]))
show(lambda: m.assert_not_awaited())
show(lambda:m.assert_awaited_with(3))
show(lambda: m.assert_awaited_once())
