"""What is taken for a coroutine function: partials, methods and mocks of one, too."""
import asyncio
import functools
import inspect
from unittest import mock


async def plain(*args): pass
async def agen(): yield
def gen(): yield


class Waits:
    async def method(self): pass
    def __call__(self): pass


class OwnPartial(functools.partial): pass


partial = functools.partial
mocked = mock.AsyncMock()
seen = {
    "plain": plain, "partial": partial(plain, 4), "partial of partial": partial(OwnPartial(plain, 4), 5),
    "agen": agen, "partial agen": partial(agen), "gen": gen, "partial gen": partial(gen), "bound": Waits().method,
    "unbound": Waits.method, "partial of bound": partial(Waits().method), "instance": Waits(), "class": Waits,
    "mock": mocked, "its attribute": mocked.x, "autospec": mock.create_autospec(plain), "spec": mock.AsyncMock(spec=plain),
    "no async mock": mock.MagicMock(), "sleep": asyncio.sleep, "partial sleep": partial(asyncio.sleep, 1),
    "partial get": partial(asyncio.Queue().get), "staticmethod": staticmethod(plain), "None": None,
}
for name, what in seen.items():
    print(f"{name:17}", asyncio.iscoroutinefunction(what), inspect.iscoroutinefunction(what),
          inspect.isgeneratorfunction(what), inspect.isasyncgenfunction(what))
print(inspect.signature(mocked), inspect.signature(mock.MagicMock()), inspect.signature(seen["autospec"]))


async def main():
    print(asyncio.get_running_loop()._default_executor)

asyncio.run(main())
