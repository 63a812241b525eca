import asyncio, unittest
from unittest import mock
from unittest.mock import Mock, MagicMock, AsyncMock, patch, call, ANY, sentinel, create_autospec, mock_open, PropertyMock, DEFAULT, seal
def err(f, *a, **k):
    try: print("ok", f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
m = Mock()
print(m.foo(1, a=2) is m.foo.return_value, m.foo.called, m.foo.call_count, m.foo.call_args, m.mock_calls, m.method_calls)
m.foo.assert_called_once_with(1, a=2)
err(m.foo.assert_called_with, 3); err(m.bar.assert_called_once); err(m.bar.assert_called); err(m.foo.assert_not_called); err(m.bar.assert_called_with, 1)
m.foo(5); err(m.foo.assert_called_once); err(m.foo.assert_called_once_with, 1); err(m.foo.assert_any_call, 9); m.foo.assert_any_call(5)
m.foo.assert_has_calls([call(1, a=2), call(5)]); err(m.foo.assert_has_calls, [call(7)])
print(m.foo.call_args_list, m.foo.call_args.args, m.foo.call_args.kwargs, m.foo.call_args[0])
m.x.y.z(3); print(m.mock_calls); print(m.x.mock_calls, m.x.y.z.mock_calls)
m2 = Mock(return_value=3, side_effect=None, name="my"); print(m2(), str(m2).split(" id")[0], str(m2.sub.b).split(" id")[0], str(m2().q) if 0 else "")
m3 = Mock(side_effect=[1, 2, ValueError("three")]); print(m3(), m3()); err(m3); err(m3)
m4 = Mock(side_effect=lambda x: x * 2); print(m4(4)); m4.side_effect = KeyError("k"); err(m4)
m5 = Mock(**{"method.return_value": 3, "other.side_effect": KeyError}); print(m5.method()); err(m5.other)
class Api:
    def get(self, url): return "real " + url
    async def fetch(self, url): return "real " + url
    attr = 1
s = Mock(spec=Api); s.get("u"); err(lambda: s.nope); print(isinstance(s, Api), type(s.fetch).__name__)
err(lambda: m.assert_foo)
mm = MagicMock()
print(len(mm), list(mm), 3 in mm, int(mm), bool(mm), type(mm[3]).__name__, float(mm))
mm.__len__.return_value = 5; mm.__getitem__.side_effect = lambda k: k * 2; mm.__iter__.return_value = [1, 2, 3]
print(len(mm), mm["ab"], list(mm), list(mm))
with mm as ctx: print(ctx is mm.__enter__.return_value)
mm.__str__ = lambda self: "shown"; print(str(mm))
async def main():
    am = AsyncMock(return_value=7)
    print(asyncio.iscoroutinefunction(am), await am(1), am.await_count, am.await_args)
    am.assert_awaited_once_with(1); am.assert_called_once_with(1)
    err(am.assert_not_awaited); err(am.assert_awaited_with, 2); am2 = AsyncMock(); err(am2.assert_awaited); err(am2.assert_awaited_once)
    c = am2("x"); print(am2.called, am2.await_count); await c; print(am2.await_count)
    am3 = AsyncMock(side_effect=[1, ValueError("v")]); print(await am3())
    for i in range(2):
        try: await am3()
        except Exception as e: print(type(e).__name__, e)
    async def se(x): await asyncio.sleep(1); return x + 1
    am4 = AsyncMock(side_effect=se); print(await am4(4))
    cm = MagicMock(); cm.__aenter__.return_value = "entered"
    async with cm as v: print(v)
    cm.__aexit__.assert_awaited_once()
    it = MagicMock(); it.__aiter__.return_value = [1, 2]; print([x async for x in it])
    session = AsyncMock(); session.get.return_value.json.return_value = {"a": 1}
    r = await session.get("u"); print(await r.json() if asyncio.iscoroutine(r.json()) else "no") if 0 else None
    with patch("asyncio.sleep", new_callable=AsyncMock) as sl:
        await asyncio.sleep(100); sl.assert_awaited_once_with(100)
    with patch("asyncio.sleep") as sl:
        await asyncio.sleep(5); print(type(sl).__name__, sl.mock_calls)
    with patch.object(Api, "fetch", return_value="mocked") as f:
        print(await Api().fetch("z"), f.mock_calls)
    print(await Api().fetch("z"))
asyncio.run(main())
def now(): return 1
with patch("__main__.now", return_value=42): print(now())
print(now())
@patch("__main__.now")
@patch.object(Api, "get", return_value="g")
def test(g, n): print(Api().get("x"), g.call_args, n, now() is n.return_value)
mock.MagicMock.__repr__ = lambda s: "MM"
test()
d = {"a": 1}
with patch.dict(d, {"b": 2}): print(d)
print(d)
with patch.dict(d, {"c": 3}, clear=True): print(d)
err(lambda: patch("__main__.nothing").start())
p = patch.object(Api, "attr", 9); p.start(); print(Api.attr); p.stop(); print(Api.attr)
with patch.multiple(Api, attr=5, get=DEFAULT) as got: print(Api.attr, sorted(got))
with patch("builtins.open", mock_open(read_data="line1\nline2")) as o:
    with open("f") as fh: print(fh.read())
    o.assert_called_once_with("f")
print(call(1, a=2), call.foo(3), call.a.b(), call(1) == call(1), call(1) == call(2), call(1) == ((1,),), [call(ANY)] == [call(object())])
print(sentinel.x, sentinel.x is sentinel.x)
with patch.object(Api, "attr", new_callable=PropertyMock, create=True) as pm: pass
auto = create_autospec(now); print(auto() is auto.return_value) ; err(auto, 1)
sm = Mock(); sm.a = 1; seal(sm); err(lambda: sm.b)
m.reset_mock(); print(m.mock_calls, m.foo.called)
class T(unittest.IsolatedAsyncioTestCase):
    @patch("__main__.now", return_value=5)
    async def test_a(self, n):
        self.assertEqual(now(), 5); n.assert_called_once()
    async def test_b(self):
        x = AsyncMock(side_effect=ZeroDivisionError)
        with self.assertRaises(ZeroDivisionError): await x()
unittest.main(argv=["x"], exit=False)
