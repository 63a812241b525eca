"""Properties, cached properties, lru_cache, slots, __getattr__, descriptors, operators, context managers."""
import asyncio
import functools
import operator
from contextlib import ExitStack, contextmanager, suppress, redirect_stdout, nullcontext
from functools import cached_property, lru_cache, partial, reduce, singledispatch, total_ordering
import io


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


class Celsius:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, 0.0)

    def __set__(self, obj, value):
        if value < -273.15:
            raise ValueError("too cold")
        setattr(obj, self.name, value)


class Room:
    temp = Celsius()

    def __init__(self, temp):
        self.temp = temp

    @property
    def fahrenheit(self):
        return self.temp * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.temp = (f - 32) * 5 / 9

    @cached_property
    def report(self):
        print("(computing)")
        return f"{self.temp:.1f}C"

    def __getattr__(self, name):
        if name.startswith("is_"):
            return lambda: name[3:]
        raise AttributeError(f"no {name}")


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x:,}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ZeroDivisionError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


async def main():
    r = Room(20)
    r.fahrenheit = 212
    print(r.temp, r.fahrenheit, r.report, r.report, r.is_warm(), Room.temp.name)
    for bad in (lambda: setattr(r, "temp", -300), lambda: r.nothing, lambda: setattr(r, "report", 1)):
        try:
            print(bad())
        except (ValueError, AttributeError) as e:
            print(type(e).__name__, e)
    print(fib(80), fib.cache_info(), sorted([Version("1.10"), Version("1.9"), Version("1.2.3")]), Version("1") >= Version("0.9"))
    print(show(12345), show([1]), show("s"), reduce(operator.mul, range(1, 6)), partial(int, base=2)("101"))
    with ExitStack() as stack:
        for n in "ab":
            stack.enter_context(tag(n))
        stack.callback(print, "callback")
        1 / 0
    with suppress(KeyError), nullcontext(3) as three:
        print(three, {}["x"])
    out = io.StringIO()
    with redirect_stdout(out):
        print("captured")
    print(repr(out.getvalue()))


asyncio.run(main())
