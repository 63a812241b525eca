"""Decorators around coroutines: timing, retries with backoff, caching, a registry, counting calls."""
import asyncio
import functools
import inspect
import time
from typing import Awaitable, Callable, TypeVar

T = TypeVar("T")
COMMANDS: dict[str, Callable] = {}


def timed(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await func(*args, **kwargs)
        finally:
            print(f"{func.__name__}{args} took {time.perf_counter() - start:.2f}s")
    return wrapper


def retry(times: int = 3, *, delay: float = 0.1, backoff: float = 2, on: tuple = (Exception,)):
    def decorate(func: Callable[..., Awaitable[T]]) -> Callable[..., Awaitable[T]]:
        @functools.wraps(func)
        async def wrapper(*args, **kwargs) -> T:
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return await func(*args, **kwargs)
                except on as e:
                    if attempt == times:
                        raise RuntimeError(f"gave up after {attempt} attempts") from e
                    print(f"  attempt {attempt}: {e!r}, again in {wait:.1f}s")
                    await asyncio.sleep(wait)
                    wait *= backoff
        wrapper.attempts = times
        return wrapper
    return decorate


def command(name=None):
    def register(func):
        COMMANDS[name or func.__name__] = func
        return func
    return register


class cached:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func, self.store = func, {}

    def __call__(self, *args):
        if args not in self.store:
            self.store[args] = asyncio.ensure_future(self.func(*args))
        return self.store[args]


@command("hello")
async def greet(who="world"):
    return f"Hello, {who}!"


@command()
@timed
async def square(n):
    """The square of n."""
    await asyncio.sleep(n / 10)
    return n * n


failures = iter([ConnectionError("refused"), TimeoutError("slow"), None])


@command()
@retry(3, on=(ConnectionError, TimeoutError))
async def flaky():
    if (e := next(failures)) is not None:
        raise e
    return "worked"


@retry(times=2)
async def hopeless():
    raise KeyError("nothing")


@cached
async def load(key):
    print("loading", key)
    await asyncio.sleep(0.5)
    return key * 2


async def main():
    for name, func in sorted(COMMANDS.items()):
        args = (3,) if name == "square" else ()
        print(name, "->", await func(*args))
    print(square.__name__, square.__doc__, flaky.attempts, inspect.iscoroutinefunction(square))
    try:
        await hopeless()
    except RuntimeError as e:
        print(e, "|", repr(e.__cause__))
    print(await asyncio.gather(load("a"), load("b"), load("a")), load.__name__, len(load.store))


asyncio.run(main())
