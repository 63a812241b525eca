"""pprint: what is shown in a line, what over several, and of what holds itself."""
import collections
import dataclasses
import re
import types
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr


def show(text):
    print(re.sub(r'id=\d+', 'id=N', text))


own = ['a', 1]
own.append(own)
table = {'x': own, 'n': {}}
table['n']['again'] = table
pair = ([], 1)
pair[0].append(pair)
for thing in own, table, pair, [own, own], {'k' * 30: own, 'l' * 50: 1}:
    show(pformat(thing))
    show(saferepr(thing))
    print(isreadable(thing), isrecursive(thing))
shared = [1]
print(saferepr([shared, shared]), isrecursive([shared, shared]))
print(isreadable([1, 'a', None]), isreadable([object]), isreadable(int), isrecursive(5))


@dataclasses.dataclass
class Point:
    name: str
    place: list
    hidden: int = dataclasses.field(default=0, repr=False)


@dataclasses.dataclass
class Named(Point):
    more: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Short:
    value: list

    def __repr__(self):
        return 'Short' * 30


class Mine(dict):
    pass


class Shouting(dict):
    def __repr__(self):
        return 'SHOUT' * 20


class Count(int):
    pass


Pair = collections.namedtuple('Pair', 'left right')
long = {f'key {i}': list(range(i)) for i in range(12)}
ring = Point('ring', [])
ring.place.append(ring)
things = [
    Point('here', list(range(40))), Named('there', [1], more=long), Short(list(range(50))), Mine(long), Shouting(long),
    Count(5), [Count(5)] * 40, Pair('l' * 50, 'r' * 50), collections.OrderedDict(long), collections.defaultdict(list, long),
    collections.Counter('the quick brown fox jumps over the lazy dog and then some more words'),
    collections.ChainMap({'a': list(range(30))}, long), collections.deque(range(60)), collections.deque(range(60), maxlen=70),
    collections.UserDict(long), collections.UserList(range(60)), collections.UserString('words ' * 30),
    types.MappingProxyType(long), types.SimpleNamespace(a=list(range(30)), b=long), set(range(50)), frozenset(range(50)),
    {('a', 1), ('b', 2), 3, 'x'} - {3, 'x'}, {1: 'a' * 50, 'b': 'c' * 50, None: 1}, [None, 3, 'a', (), {}, [], set()] * 4,
    b'bytes and more bytes ' * 6, bytearray(b'array ' * 20), [b'in a list ' * 10], 'a line\nand another\n' * 5,
    'word ' * 40, ['word ' * 40, 'nospaces' * 20], {'text': 'some words ' * 12}, (1,), ('x' * 90,), {'deep': {'deep': {'deep': long}}},
    [[[[[[['seven']]]]]]], 10 ** 90, [1.5, 2j, True, ...], range(5), print, Point, ring,
]
for thing in things:
    show(pformat(thing, width=60))
for options in ({'indent': 4}, {'width': 20}, {'depth': 2}, {'compact': True}, {'compact': True, 'indent': 3, 'width': 40},
                {'sort_dicts': False}, {'underscore_numbers': True}, {'indent': 0}, {'width': 1}):
    print(options)
    pprint({'b': [1000000, -123456, {'z': 1, 'a': [2, (3, [4])]}], 'a': list(range(1000, 1030)), 10: {'x'}}, **options)
pp({'b': 1, 'a': 2})
for options in {'indent': -1}, {'depth': 0}, {'width': 0}:
    try:
        PrettyPrinter(**options)
    except ValueError as e:
        print(e)


class Cased(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Cased(width=30).pprint({'a': ['b', {'c': 'd' * 20}], 'e': 'f' * 40})
