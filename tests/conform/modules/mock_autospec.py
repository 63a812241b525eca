# create_autospec() and patch(autospec=True): signatures are checked; mocks of coroutine functions are awaited.
from unittest.mock import AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec, patch
import asyncio
import re


def show(f):
    try:
        print(re.sub("id='[0-9]+'", "id=...", str(f())))
    except Exception as e:
        print(type(e).__name__, re.sub("id='[0-9]+'", "id=...", str(e)))


class S:
    kind = 'x'
    def __init__(self, a, b=2): self.a = a
    def go(self, x, y=2): pass
    @classmethod
    def cm(cls, q): pass
    @staticmethod
    def sm(q): pass
    async def later(self, x): pass
    @property
    def p(self): return 1
    def __call__(self, z): pass
m = create_autospec(S)
show(lambda: m())
show(lambda: type(m(1)))
show(lambda: m(1)(2))
show(lambda: m(1)())
show(lambda: m.cm(1))
show(lambda: m.cm())
show(lambda: m.sm())
show(lambda: m.sm(1))
show(lambda: m.go(1))
show(lambda: m(1).go(1))
show(lambda: m(1).sm(1))
show(lambda: m(1).cm(1, 2))
show(lambda: m.nope)
show(lambda: m(1).nope)
show(lambda: m.kind)
show(lambda: m.p)
show(lambda: m.mock_calls)
show(lambda: m.assert_called_with(a=1))
show(lambda: m.return_value.go.assert_called_once_with(x=1))
show(lambda: m.assert_has_calls([call(a=1)]))
i = create_autospec(S(1))
show(lambda: i.go(2))
show(lambda: i(3))
show(lambda: i(3, 4))
show(lambda: i.go())
class N:
    def go(self): pass
i = create_autospec(N, instance=True)
show(lambda: i())
show(lambda: create_autospec(N)(1))
def f(a, b=1): "doc"
g = create_autospec(f, return_value=5)
show(lambda: g(1))
show(lambda: g())
show(lambda: g.assert_called_once_with(a=1))
show(lambda: (g.__name__, g.called, g.call_count, g.call_args, g.mock_calls))
g.side_effect = ValueError('no')
show(lambda: g(2))
g.reset_mock()
show(lambda: g.assert_called_with(2))
async def co(a): pass
g = create_autospec(co)
show(lambda: asyncio.run(g(1)).__class__.__name__)
show(lambda: g.assert_awaited_once_with(a=1))
show(lambda: asyncio.iscoroutinefunction(g))
show(lambda: g(1, 2))
g.return_value = 8
show(lambda: asyncio.run(g(1)))
show(lambda: g.await_count)
with patch('__main__.f', autospec=True) as pf:
    pf.return_value = 3
    show(lambda: f(1))
    show(lambda: f(1, 2, 3))
    show(lambda: pf.assert_called_once_with(1))
    show(lambda: pf.assert_called_once_with(2))
with patch('__main__.S', autospec=True) as ps:
    inst = ps.return_value
    inst.go.return_value = 'went'
    show(lambda: S(1).go(5))
    show(lambda: S())
    show(lambda: inst.go.assert_called_once_with(5))
    show(lambda: S(1).go())
    show(lambda: isinstance(S(1), ps) if 0 else 0)
with patch.object(S, 'later', autospec=True) as pl:
    pl.return_value = 6
    s = S(1)
    show(lambda: asyncio.run(s.later(2)))
    show(lambda: pl.assert_awaited_once_with(s, 2))
with patch.object(S, 'later') as pl:
    pl.return_value = 6
    s = S(1)
    show(lambda: asyncio.run(s.later(2)))
    show(lambda: pl.assert_awaited_once_with(2))
    show(lambda: type(pl).__name__)
with patch.object(S, 'sm', autospec=True) as pm:
    show(lambda: S(1).sm(2))
    show(lambda: S.sm())
m = MagicMock(spec=S)
show(lambda: isinstance(m, S))
show(lambda: m.later)
show(lambda: type(m.later).__name__)
show(lambda: m.zip)
show(lambda: m.__class__)
m = AsyncMock()
async def main():
    r = await m.get('u')
    j = await r.json()
    print(type(r).__name__, type(j).__name__, type(m.get).__name__)
    async with m as x: print(type(x).__name__)
    async with m.session() as y: pass
show(lambda: asyncio.run(main()))
m = MagicMock()
async def main():
    m.session.return_value.__aenter__.return_value.get = AsyncMock(return_value=3)
    async with m.session() as y: print(await y.get('a'))
    m.session.return_value.__aexit__.assert_awaited_once()
show(lambda: asyncio.run(main()))
show(lambda: {m: 1}[m])
show(lambda: m == m)
show(lambda: m != m)
show(lambda: m == 4)
show(lambda: m in [m])
show(lambda: MagicMock() < 3)
show(lambda: call.count(1))
show(lambda: call.a.index(1))
show(lambda: call(1) == call(1))
show(lambda: call(1).foo(2).call_list())
m = MagicMock()
m.a.b(1)
m.a.c()(2)
show(lambda: m.mock_calls)
show(lambda: m.a.method_calls)
m.assert_has_calls([call.a.b(1), call.a.c()])
show(lambda: m.assert_has_calls([call.x()]))
show(lambda: MagicMock().assert_has_calls([call.x()]))
show(lambda: m.assert_has_calls([call.x(), call.a.b(1)], any_order=True))
show(lambda: len(dir(Mock())))
p = PropertyMock(return_value=4)
type(m).prop = p
show(lambda: m.prop)
show(lambda: p.mock_calls)
m = Mock(spec=['a'])
show(lambda: m.b)
m.c = 1
m = Mock(spec_set=['a'])
try: m.c = 1
except AttributeError as e: print(e)
m = Mock(side_effect=lambda x: x + 1)
show(lambda: m(1))
m = Mock(wraps=f)
show(lambda: m(1))
show(lambda: m(1,2,3))
