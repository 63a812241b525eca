"""deque: iterators notice changes; comparisons that change it; subclasses."""
import copy
from collections import deque


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


def changed_while_iterating(change):
    d = deque([1, 2, 3])
    seen = []
    try:
        for x in d:
            seen.append(x)
            if x == 2:
                change(d)
    except RuntimeError as e:
        seen.append(str(e))
    print(seen, d)


changed_while_iterating(lambda d: d.append(4))
changed_while_iterating(lambda d: d.pop())
changed_while_iterating(lambda d: d.popleft())
changed_while_iterating(lambda d: d.rotate(1))
changed_while_iterating(lambda d: d.clear())
changed_while_iterating(lambda d: d.reverse())
changed_while_iterating(lambda d: d.__setitem__(2, 'new'))
changed_while_iterating(lambda d: d.remove(1))

d = deque('ab')
it = iter(d)
print(next(it), next(it), next(it, 'over'), next(it, 'over'))
d.append('c')
show(lambda: next(it))
back = reversed(d)
print(next(back), list(back))
print(list(zip(d, reversed(d))), [*d], max(d), sum(deque([1, 2])), ''.join(d), tuple(d), set(d) == {'a', 'b', 'c'})
a, *b = d
print(a, b)


class Nasty:
    def __init__(self, d, change):
        self.d, self.change = d, change

    def __eq__(self, other):
        self.change(self.d)
        return False


for name in ('index', 'count', 'remove', '__contains__'):
    d = deque([1, 2, 3])
    show(lambda: getattr(d, name)(Nasty(d, deque.pop)))
d = deque([1, 2, 3])
show(lambda: d == deque([Nasty(d, deque.clear), 2, 3]))


class Steps(deque):
    def __init__(self, iterable=(), note=None):
        super().__init__(iterable, 3)
        self.note = note

    def append(self, x):
        print('append', x)
        super().append(x)

    def __repr__(self):
        return f'Steps<{list(self)} {self.note}>'


s = Steps([1, 2], note='n')
s.append(3)
s.append(4)
print(s, len(s), s.note, s.maxlen, isinstance(s, deque), s == deque([2, 3, 4]))


class Plain(deque):
    pass


p = Plain('abc', 2)
p.colour = 'red'
print(p, p.copy(), type(p.copy()).__name__, p + deque('z'), p.colour, p.maxlen)
p.extend('de')
print(p, p * 2)
print(copy.copy(deque([1, [2]], 5)), copy.copy(p))


class Broken:
    def __repr__(self):
        raise ValueError('no repr')


show(lambda: deque([Broken()]))
show(lambda: deque(x for x in [1, 0] if 1 / x))

work = deque([(0, 'root')])
order = []
while work:
    depth, name = work.popleft()
    order.append(name)
    if depth < 2:
        work.extend((depth + 1, name + c) for c in 'lr')
print(order)
ring = deque()
for i in range(1000):
    ring.append(i)
    if i % 3 == 0:
        ring.popleft()
    if i % 7 == 0:
        ring.appendleft(-i)
    if i % 11 == 0 and ring:
        del ring[len(ring) // 3]
        ring.insert(len(ring) // 2, i)
print(len(ring), sum(ring), list(ring)[:5], list(ring)[-5:], ring[100], ring[-100])
