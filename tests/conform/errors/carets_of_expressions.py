# The operator and the brackets get ^, their operands ~, whatever blanks and parentheses there are.
import sys

a, b, d, items = 'x', 3, {}, [1]


def unpack():
    x, y = b + 3


def loop():
    for i in b + 3:
        pass


def store():
    items [0 ] [1 ] = a


def matrix():
    return a @b


def wide():
    return 'é中' + 'ö' + b


async def wait():
    await (b + 3)


looks = [lambda: (a) + (b), lambda: ( a - b ) * 2, lambda: a//b, lambda: a+(b), lambda: (a)//(b), lambda: "a + b" - b,
         lambda: a - b * 2 if b else 3, lambda: 3 - a.b, lambda: d['k'], lambda: d ['k'] . x, lambda: items[1:2:'x'],
         lambda: (items)[(9)], lambda: items[items[0]+4], lambda: -a + b, lambda: not a < b, lambda: 1 - -a,
         lambda: "中" [3], unpack, loop, store, matrix, wide, lambda: wait().send(None)]
for look in looks:
    try:
        look()
    except Exception:
        sys.excepthook(*sys.exc_info())
