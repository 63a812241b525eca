"""UserDict, UserList, UserString and ChainMap as classes to derive from; OrderedDict and defaultdict in their corners."""
import collections
import copy
import weakref
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence


def refused(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)


u = Upper({'a': 1}, b=2)
u.update(c=3)
u.setdefault('d', 4)
print(u, u.data, type(u | {'e': 5}), u | {'e': 5}, {'z': 0} | u, dict(u), 'A' in u, u == {'A': 1, 'B': 2, 'C': 3, 'D': 4})
u.note = 'kept'
print(u.copy(), u.copy().note, u.copy().data is u.data, Upper.fromkeys('xy', 0), isinstance(u, MutableMapping), isinstance(u, dict))
refused(UserDict().pop, 'no')
refused(UserDict().__getitem__, 'no')


class Odd(UserList):
    def append(self, item):
        super().append(item | 1)


o = Odd([1, 2])
o.append(4)
print(o, type(o[1:]), o[1:], o + [7], [0] + o, o * 2, type(o.copy()), o == [1, 2, 5], o < [2], sorted(o), isinstance(o, MutableSequence))
o += (8, 9)
o.sort(reverse=True)
print(o, o.index(5), o.count(8), o.pop(), isinstance(o, list))

s = UserString('spam and eggs')
print(s, repr(s), type(s.upper()), s.upper(), s.split(), s + '!', '<' + s, s * 2, s[2:4], 'and' in s, UserString('and') in s)
print(s == 'spam and eggs', hash(s) == hash('spam and eggs'), s.replace(UserString('spam'), 'ham'), s.find('and'), isinstance(s, Sequence))
print(UserString('%s-%s') % (1, 2), int(UserString('12')), UserString(5), s.encode(), s.center(20, '*'), isinstance(s, str))
print(weakref.ref(s)() is s)

c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(c, list(c), len(c), dict(c), c.get('b'), c.get('z', 0), c.maps[1], c.parents, c.new_child(x=1), isinstance(c, Mapping))
print(c | {'k': 1}, {'k': 1} | c, c.copy().maps[1] is c.maps[1], c.copy().maps[0] is c.maps[0], c == {'a': 1, 'b': 3}, c.pop('a'), c)
refused(c.pop, 'nothing')
refused(c.__delitem__, 'b')
refused(c.popitem)
refused(c.__getitem__, 'zz')
print(list(c.items()), list(c.keys()), list(c.values()), ChainMap.fromkeys('ab', 0))

d = OrderedDict(a=1, b=2)
d.note = 1
print(hasattr(d.copy(), 'note'), copy.copy(d).note, type(d | {'c': 3}).__name__, d | {'c': 3}, {'c': 3} | d, d.pop(key='a'), d.pop('q', default=7), d.setdefault(key='n', default=9), d)
refused(d.pop, 'q')
refused(d.move_to_end, 'q')
d['me'] = d
print(d)


class Loud(OrderedDict):
    def __getitem__(self, key):
        print('get', key)
        return super().__getitem__(key)

    def __delitem__(self, key):
        print('del', key)
        super().__delitem__(key)

    def __missing__(self, key):
        return 'missing'


m = Loud(a=1, b=2, c=3)
m.move_to_end('a')
print(m.pop('a'), m.popitem(), m)
refused(m.pop, 'a')
f = defaultdict(list, a=[1])
print(f | {'b': 2}, {'b': 2} | f, type({} | f).__name__)
g = defaultdict()
g.default_factory = lambda: g
g['me'] = g
print(str(g).count('...'))
print([name for name in collections.__all__ if not hasattr(collections, name)])
refused(lambda: collections.nothing)
