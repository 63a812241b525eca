"""Async context managers by class and by decorator, nested, with errors on the way in, inside and on the way out."""
import asyncio
import sys
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager


class Connection:
    opened = 0

    def __init__(self, name, fail=None):
        self.name, self.fail = name, fail

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        if self.fail == "enter":
            raise ConnectionRefusedError(f"{self.name} refused")
        Connection.opened += 1
        print("open", self.name)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0.1)
        Connection.opened -= 1
        print("close", self.name, exc_type.__name__ if exc_type else None, exc)
        if self.fail == "exit":
            raise BrokenPipeError(f"{self.name} broke")
        return self.fail == "swallow"


@asynccontextmanager
async def transaction(conn):
    print("begin")
    try:
        yield conn.name
    except ValueError:
        print("rollback")
        raise
    else:
        print("commit")
    finally:
        await asyncio.sleep(0)


@contextmanager
def step(name):
    print("step", name)
    yield
    print("done", name)


async def attempt(*fails, error=None):
    try:
        async with Connection("a", fails[0]) as a, Connection("b", fails[1]):
            async with transaction(a) as name:
                with step(name):
                    if error:
                        raise error
    except Exception as e:
        print("  caught", repr(e), "from", repr(e.__context__))
    finally:
        print("  open now:", Connection.opened)


async def main():
    await attempt(None, None)
    await attempt(None, "enter")
    await attempt(None, None, error=ValueError("bad"))
    await attempt("swallow", None, error=KeyError("k"))
    await attempt("exit", "exit", error=ValueError("x"))
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(Connection(n)) for n in "xyz"]
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback", len(names))
        moved = stack.pop_all()
    print("moved")
    await moved.aclose()
    try:
        async with object():
            pass
    except TypeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.15):
            async with Connection("slow"):
                await asyncio.sleep(10)
    except TimeoutError as e:
        print(repr(e), Connection.opened)


asyncio.run(main())
