"""weakref: its dicts compare keys by equality and are whole mappings; proxies take part in operations."""
import weakref
from collections.abc import MutableMapping


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f'Key({self.n})'


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


one, two = Key(1), Key(2)
d = weakref.WeakKeyDictionary({one: 'a', two: 'b'})
print(d[Key(1)], Key(2) in d, Key(3) in d, 3 in d, len(d), isinstance(d, MutableMapping))
print(d.pop(Key(1)), d.pop(one, 'none'), d.setdefault(one, 'c'), dict(d.items()))
print([r() for r in d.keyrefs()], dict((d | {two: 'z'}).items()), list(d), sorted(d.values()))
print(d.popitem(), d == {two: 'b'}, d.update({one: 'd'}), d.get(one), d.get(Key(9), 0))
d.clear()
attempt(lambda: d.popitem())
attempt(lambda: d[3])

v = weakref.WeakValueDictionary(a=one)
v |= {'b': two}
print(dict(v.items()), [r() for r in v.valuerefs()], v.popitem(), v.pop('x', None), list(v))
attempt(lambda: v.pop('x'))
attempt(lambda: v['x'])


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other

    __radd__ = __add__

    def __iadd__(self, other):
        self.n += other
        return self

    def __index__(self):
        return self.n

    def __floordiv__(self, other):
        return self.n // other

    def __matmul__(self, other):
        return 'matmul', other

    def __reversed__(self):
        return iter('cba')


n = Number(7)
p = weakref.proxy(n)
print(p + 1, 1 + p, p // 2, p @ 3, [0] * p, ''.join(reversed(p)), type(p).__name__, type(weakref.proxy(len.__class__)).__name__)
attempt(lambda: hash(p))
attempt(lambda: next(p))
attempt(lambda: p - 1)
items = type('Items', (list,), {})([1, 2])
q = weakref.proxy(items)
q[0], q[1:] = 5, [6, 7]
del q[1]
print(q[0], len(q), items, 7 in q, q == [5, 7], q + [1], isinstance(q, list), weakref.ProxyTypes == (type(p), weakref.CallableProxyType))
del q, p

f = weakref.finalize(n, print, 'gone', n=1) if False else weakref.finalize(n, int, '12', base=8)
print(f.peek()[1:], f.detach()[1:], f.peek(), f.detach(), f.alive, f())
