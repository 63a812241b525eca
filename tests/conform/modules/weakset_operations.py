"""WeakSet: equality of items counts, the operations of sets, in place and not."""
import copy
import gc
from weakref import WeakSet, ref


class Item:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return isinstance(other, Item) and self.v == other.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'Item({self.v})'


def values(s):
    return type(s).__name__, sorted(item.v for item in s)


items = [Item(i) for i in range(6)]
more = [Item(i) for i in range(3, 9)]
a, b = WeakSet(items), WeakSet(more)
print(len(a), Item(3) in a, Item(9) in a, 3 in a, values(a))
a.add(more[0])
print(len(a))
for name in ('union', 'intersection', 'difference', 'symmetric_difference'):
    print(name, values(getattr(a, name)(b)), values(getattr(a, name)(more)))
print(values(a | b), values(a & b), values(a - b), values(a ^ b))
for name in ('update', 'intersection_update', 'difference_update', 'symmetric_difference_update'):
    c = a.copy()
    print(name, getattr(c, name)(more), values(c))
c = a.copy()
c |= b
print(values(c))
c &= a
print(values(c), c == a, c != a, c <= a, c < a, c >= a, c > a, a.issubset(items), a.issuperset(b))
c -= b
print(values(c), c < a, a > c, c.isdisjoint(b), a.isdisjoint(b))
c ^= a
print(values(c), a == set(items))
c.discard(Item(77))
c.discard(Item(3))
print(values(c))
for act in (lambda: c.remove(Item(3)), lambda: hash(c), lambda: WeakSet().pop(), lambda: WeakSet([1]), lambda: c.add(1)):
    try:
        act()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
a.note = 'kept'
print(copy.copy(a).note, copy.copy(a) == a, hasattr(a.copy(), 'note'))
first, same = ref(items[0]), ref(Item(1))
print(hash(first) == hash(0), {first: 'found'}[ref(items[0])])
items.clear()
gc.collect()
print(values(a), len(b), first() is None, hash(first) == hash(0))
try:
    hash(same)
except TypeError as e:
    print(e)
