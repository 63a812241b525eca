# pprint: every type that is written on several lines, depth, recursion, what cannot be sorted.
import collections
import types
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr


@dataclass
class Point:
    name: str
    items: list = field(default_factory=list)
    hidden: int = field(default=1, repr=False)


words = dict(zip('the quick brown fox jumps over a lazy dog'.split(), range(9)))
for thing in (words, collections.OrderedDict(words), collections.Counter('abracadabra' * 3),
              collections.defaultdict(list, words), collections.deque(words, maxlen=20), collections.ChainMap(words, {1: 2}),
              types.MappingProxyType(words), types.SimpleNamespace(**words), set(range(8)), frozenset({'set'}),
              b'bytes that are much longer than a line', bytearray(b'array of bytes that are long'),
              'a text that is longer than the line\nand has lines itself', ('one',), Point('p' * 12, [1] * 12),
              collections.UserDict(words), {1: {2: {3: {4: 5}}}}, [[[[]]]], 10 ** 9, {'mixed': 1, 2: 'kinds'}):
    print(pformat(thing, width=30))
print(pformat([[1, [2, [3]]]], depth=2), pformat(list(range(30)), width=40, compact=True), sep='\n')
print(pformat({'b': [1, 2], 'a': 10 ** 7}, sort_dicts=False, underscore_numbers=True, indent=4, width=12))
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1]), isreadable(int), saferepr({2: 1, 1: 2}))
print(pformat(loop)[:28])


class Upper(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Upper(width=10).pprint(['a', {'b': 'c'}])
pp(words, width=20)
pprint(1, indent=2)
try:
    PrettyPrinter(indent=-1)
except ValueError as e:
    print(e)
