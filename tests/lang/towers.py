# Towers that no C stack could climb: each ends with a RecursionError.
# expect: call RecursionError
# expect: map RecursionError
# expect: enumerate RecursionError
# expect: zip RecursionError
# expect: filter RecursionError
# expect: isinstance RecursionError
# expect: cancel RecursionError
# expect: property RecursionError
# expect: short [0, 1, 2]
import asyncio


class Called:
    pass


Called.__call__ = Called()


def attempt(name, action):
    try:
        action()
    except RecursionError:
        print(name, "RecursionError")


def tower(build, start):
    for _ in range(100_000):
        start = build(start)
    return start


async def cancel():
    tower(asyncio.gather, asyncio.get_running_loop().create_future()).cancel()


attempt("call", Called())
attempt("map", lambda: list(tower(lambda x: map(str, x), iter([]))))
attempt("enumerate", lambda: list(tower(enumerate, iter([]))))
attempt("zip", lambda: list(tower(zip, iter([]))))
attempt("filter", lambda: list(tower(lambda x: filter(None, x), iter([]))))
attempt("isinstance", lambda: isinstance(1, tower(lambda x: (x,), str)))
attempt("cancel", lambda: asyncio.run(cancel()))
attempt("property", lambda: tower(property, None).__isabstractmethod__)

row = iter(range(3))
for _ in range(100):
    row = map(int, row)
print("short", list(row))
