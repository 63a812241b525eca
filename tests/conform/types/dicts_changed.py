# Dicts, lists and sets that change while a loop runs over them, or while they are compared.
from collections import OrderedDict, deque


def tell(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


def walk(d, most=40):
    """Takes the first key out and puts a new one in, at each step."""
    seen, new = [], 100
    try:
        for key in d:
            seen.append(key)
            if len(seen) > most:
                break
            new += 1
            del d[next(iter(d))]
            d[new] = 1
    except RuntimeError as e:
        seen.append(str(e))
    return seen


for n in (1, 3, 5, 6, 10, 11, 21, 22):
    made = dict((i, 1) for i in range(n))
    print(n, walk(dict.fromkeys(range(n))))
    print(n, walk(made.copy()), walk(dict(made)) == walk({**made}))
    made.popitem()
    print(n, walk(made.copy()), walk(made | {'z': 1}))
print(walk({'a': 1, 'b': 2, 'c': 3}), walk({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}))

d = {1: 1, 2: 2, 3: 3}
it, back = iter(d), reversed(d.items())
next(it), next(back)
print(it.__length_hint__(), back.__length_hint__())
d.popitem()
print(it.__length_hint__(), back.__length_hint__())
tell('reversed', lambda: next(back))
numbers = list(range(10))
it = iter(numbers)
next(it)
numbers[1:] = []
print(it.__length_hint__(), list(it), it.__length_hint__())
row = deque('abc')
it = iter(row)
next(it)
print(it.__length_hint__())
row.pop()
tell('deque', lambda: next(it))
print(it.__length_hint__())


class Folded:
    """Equal to a str, whatever its case."""

    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text.lower())

    def __eq__(self, other):
        return str(other).lower() == self.text.lower()

    def __str__(self):
        return self.text


headers = {Folded('Host'): 1, 'port': 2}
print(headers['host'], headers.get('port'), 'host' in headers, headers.pop('host'), list(headers))


class Counted(int):
    hashed = compared = 0

    def __hash__(self):
        Counted.hashed += 1
        return 1

    def __eq__(self, other):
        Counted.compared += 1
        return int(self) == int(other)


d = {Counted(1): 'a'}
d.setdefault(Counted(2), 'b')
d.pop(Counted(2))
print(Counted.hashed, Counted.compared)
Counted.hashed = 0
print(dict.fromkeys(set(d)) == d, Counted.hashed)


def meddle(od, change):
    for key in od:
        change(od, key)


for change in (lambda od, k: od.pop(k), lambda od, k: od.update(z=1), lambda od, k: od.move_to_end('a'),
               lambda od, k: od.move_to_end('b'), lambda od, k: od.clear(), lambda od, k: od.__setitem__(k, 5)):
    tell('OrderedDict', lambda: meddle(OrderedDict(a=1, b=2), change))
od = OrderedDict(a=1, b=2)
print(od.keys(), od.values(), od.items(), type(od.items()).__name__, isinstance(od.keys(), type({}.keys())))
print(type(iter(od)).__name__, type(reversed(od.values())).__name__, list(reversed(od.items())))
print(OrderedDict().keys() | {1}, od.keys() & ['a'], ['b', 'q'] & od.keys(), {'a'} - od.keys(), od.keys() == {'a', 'b'})

print({1: []}.items() == {1: []}.items(), {1: []}.items() <= {1: [], 2: 3}.items(), {1: []}.items() < {(1, 2)},
      {1: 2}.items() >= {(1, 2)}, {1: 2}.keys() != {1, 2}, {1} == {1: 2}.keys())


def key(x):
    numbers.append(x)
    numbers.clear()
    return x


numbers = [3, 1, 2]
tell('sort', lambda: numbers.sort(key=key))
print(numbers)

holder = {1}
around = type('Around', (frozenset,), {})([type('Item', (), {'__repr__': lambda self: repr(around)})()])
print(around)
print(frozenset('a').union() == frozenset('a'), frozenset('a').intersection() is frozenset('a'))
