"""copy and deepcopy: what stays itself, slots, __reduce__ and its kin, __getnewargs__, subclasses of builtins, memo."""
import collections
import copy
import weakref


def refused(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __eq__(self, other): return type(self) is type(other) and self.__dict__ == other.__dict__
    __hash__ = object.__hash__


for x in (NotImplemented, ..., None, 1.5, 2j, slice(1, 2), range(3), len, Plain, print, (1, (2, 3)), property(), frozenset('a'), ()):
    print(copy.copy(x) is x, copy.deepcopy(x) is x or type(x).__name__)


class Slots:
    __slots__ = ('a', '__b', 'unset')

    def __init__(self, a, b): self.a, self.__b = a, b
    def show(self): return self.a, self.__b, hasattr(self, 'unset')


class More(Slots):
    __slots__ = ['c', '__dict__']


s = Slots([1], [2])
print(copy.copy(s).show(), copy.copy(s).a is s.a, copy.deepcopy(s).show(), copy.deepcopy(s).a is s.a)
m = More(1, 2)
m.c, m.d = [3], [4]
n = copy.deepcopy(m)
print(n.show(), n.c, n.d, n.c is m.c, n.__dict__)


class NewArgs(int):
    def __new__(cls, value, *, unit): return super().__new__(cls, value)
    def __init__(self, value, *, unit): self.unit = unit
    def __getnewargs_ex__(self): return (int(self),), {'unit': self.unit}


v = NewArgs(5, unit=['m'])
print(copy.copy(v), copy.copy(v).unit is v.unit, copy.deepcopy(v), copy.deepcopy(v).unit, type(copy.deepcopy(v)))


class State(Plain):
    def __getstate__(self): return {'kept': self.kept}
    def __setstate__(self, state): self.kept, self.restored = state['kept'], True


t = State(kept=[1], lost=2)
print(sorted(copy.copy(t).__dict__.items()), copy.deepcopy(t).kept is t.kept)


class Reduced:
    def __init__(self, *args): self.args = args
    def __reduce__(self): return Reduced, self.args, {'extra': 1}


class Itself:
    def __reduce_ex__(self, protocol): return f'itself{protocol}'


class Lists(list):
    def __reduce__(self): return Lists, (), None, iter([7, [8]]), None


r, i = Reduced([1], 2), Itself()
print(copy.copy(r).__dict__, copy.copy(r).args[0] is r.args[0], copy.deepcopy(r).args[0] is r.args[0])
print(copy.copy(i) is i, copy.deepcopy(i) is i, copy.copy(Lists()), copy.deepcopy(Lists()))

for base, value in ((int, 3), (str, 'ab'), (float, 1.5), (tuple, (1, [2])), (bytes, b'x'), (list, [1, [2]]), (dict, {'a': [1]}),
                    (set, {1, 2}), (frozenset, {3}), (bytearray, b'y'),
                    (collections.OrderedDict, {'z': 1, 'a': [2]})):
    x = type('Sub', (base,), {})(value)
    x.note = ['n']
    c, d = copy.copy(x), copy.deepcopy(x)
    print(base.__name__, c == x, d == x, type(c) is type(x), type(d) is type(x), c.note is x.note, d.note is x.note, d.note)
q = collections.deque([[1], 2], 5)
print(copy.deepcopy(q), copy.deepcopy(q)[0] is q[0])
e = ValueError('text', [1])
e.more = 1
print(repr(copy.copy(e)), copy.deepcopy(e).args[1] is e.args[1], copy.copy(e).more)
f = collections.defaultdict(list, a=[1])
print(copy.deepcopy(f), copy.deepcopy(f)['a'] is f['a'], copy.deepcopy(f).default_factory)


class Node:
    def __init__(self, name): self.name, self.next = name, None

    def __deepcopy__(self, memo):
        new = memo[id(self)] = Node(self.name + "'")
        new.next = copy.deepcopy(self.next, memo)
        return new


a, b = Node('a'), Node('b')
a.next, b.next = b, a
c = copy.deepcopy(a)
print(c.name, c.next.name, c.next.next is c)
loop = ([],)
loop[0].append(loop)
other = copy.deepcopy(loop)
print(other is loop, other[0][0] is other)
p = Plain(x=1)
p.bound = a.__deepcopy__
p.me = p
print(copy.deepcopy(p).me is p, copy.deepcopy(p).bound.__self__ is a)
memo = {}
x = [[1]]
y = copy.deepcopy(x, memo)
print(memo[id(x)] is y, x in memo[id(memo)], copy.deepcopy(x, memo) is y)
for x in ((i for i in ()), copy, iter([]) and (lambda: (yield))()):
    refused(copy.copy, x)
    refused(copy.deepcopy, x)
key, value = Plain(k=1), Plain(v=1)
wk, wv = weakref.WeakKeyDictionary({key: [1]}), weakref.WeakValueDictionary({'k': value})
print(copy.copy(wk) == wk, copy.deepcopy(wk)[key] is wk[key], copy.copy(wv) == wv, copy.deepcopy(wv)['k'] is value, wk == 3)
w = weakref.ref(key)
print(copy.copy(w) is w, copy.deepcopy(w) is w, type(copy.copy(object())) is object)
