# pickle: the bytes of every protocol, and what comes back.
import collections
import copyreg
import dataclasses
import decimal
import enum
import fractions
import functools
import hashlib
import operator
import pathlib
import pickle
import re
import types
import uuid


class Plain:
    def __init__(self, x): self.x = x
    def method(self): pass

    class Inner:
        pass


class Slots:
    __slots__ = ('a', '__b', 'unset')

    def __init__(self): self.a, self.__b = 1, [2]


class State(Plain):
    def __getstate__(self): return {'kept': self.x}
    def __setstate__(self, state): self.x = ('restored', state)


class NewArgs(tuple):
    def __new__(cls, *args, **kwargs): return super().__new__(cls, args)
    def __getnewargs_ex__(self): return tuple(self), {'k': 1}


class Words(list):
    pass


class Number(int):
    pass


class Problem(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b


class Colour(enum.Enum):
    RED = 1


class Right(enum.Flag):
    READ = 1
    WRITE = 2


Pair = collections.namedtuple('Pair', 'a b')


@dataclasses.dataclass
class Order:
    item: str
    tags: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(slots=True, frozen=True)
class Point:
    x: int
    y: int = 0


class Celsius:
    def __init__(self, degrees): self.degrees = degrees


copyreg.pickle(Celsius, lambda c: (Celsius, (c.degrees,)))


def function(): pass


ring, loop, knot = [], {}, ([],)
ring.append(ring)
loop['me'] = loop
knot[0].append(knot)
node = Plain(None)
node.x = node
words = Words(['a', 'b'])
words.mark = 1
shared = 'shared'
VALUES = {
    'constants': [None, True, False, ..., NotImplemented],
    'ints': [0, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, 10 ** 30, 2 ** 2040, -128, -129],
    'floats': [0.0, -0.0, 1.5, 1e300, float('inf'), 1 / 3, 1 + 2j],
    'texts': ['', 'a', 'é', '€', '😀', '\ud800', 'a\\\n\r\0\x1a', 'x' * 300],
    'bytes': [b'', b'a', b'\xff' * 300, bytearray(), bytearray(b'abc')],
    'containers': [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], {}, {1: 2}, {1: 2, 3: 4}, set(), {1}, frozenset([2]), range(1, 9, 2),
                   slice(1, None)],
    'batches': [[0] * 1002, dict.fromkeys(range(1000)), set(range(1000)), [0] * 1001, Words([0] * 1001)],
    'frames': ['%05d' % i * 60 for i in range(400)], 'large': [b'y' * 70000, 1, 'x' * 65536, bytearray(65536), 2],
    'shared': [shared, shared, [shared], b'12345', 1.5], 'ring': ring, 'loop': loop, 'knot': knot, 'node': node,
    'globals': [int, type(None), len, function, Plain, Plain.Inner, Plain.method, Plain(1).method, [].append, str.upper, operator.add,
                ValueError, TimeoutError, collections.deque, type(...)],
    'instances': [Plain([1]), Slots(), State(5), NewArgs(1, 2), words, Number(7), Celsius(20), object(), types.SimpleNamespace(a=1)],
    'exceptions': [ValueError('x'), Problem(1, 2), OSError(2, 'no', 'file'), StopIteration(3), KeyError('k')]}
LIBRARY = [collections.deque([1, 2], 5), collections.deque(), collections.Counter('aab'), collections.OrderedDict(a=1),
           collections.defaultdict(list, a=[1]), collections.ChainMap({1: 2}), collections.UserList([1]), Pair(1, [2]),
                Colour.RED, Right.READ | Right.WRITE, Order('tea', ['hot']), Point(1), decimal.Decimal('1.50'),
                fractions.Fraction(1, 3), uuid.UUID(int=7), pathlib.PurePosixPath('/a/b'), functools.partial(int, base=2),
                operator.itemgetter(1), operator.methodcaller('f', 1, k=2), int | str, re.compile('a+')]
VALUES.update({f'library {i}': value for i, value in enumerate(LIBRARY)})


def shown(o, depth=0):
    if isinstance(o, (list, tuple)) and len(o) < 50 and depth < 3:
        return [shown(x, depth + 1) for x in o]
    text = type(o).__name__ + ' ' + ascii(o).split(' at 0x')[0]
    if hasattr(o, '__dict__') and isinstance(o, (Plain, Words, Problem, Celsius)):
        text += ' ' + ', '.join(f'{k}: {type(v).__name__}' for k, v in o.__dict__.items())
    return text if len(text) < 150 else (len(text), hashlib.md5(text.encode()).hexdigest())


for name, value in VALUES.items():
    for protocol in (0, 3, 4) if name in ('batches', 'frames', 'large') else range(6):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as e:
            print(name, protocol, type(e).__name__, str(e).split(' at 0x')[0])
            continue
        print(name, protocol, data if len(data) < 400 else (len(data), hashlib.md5(data).hexdigest()))
        back = pickle.loads(data)
        if protocol in (0, 2, 4):
            print('   ', shown(back))
back = [pickle.loads(pickle.dumps(o)) for o in (ring, loop, knot, node)]
print(back[0][0] is back[0], back[1]['me'] is back[1], back[2][0][0] is back[2], back[3].x is back[3])
