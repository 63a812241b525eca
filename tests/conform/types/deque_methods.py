"""collections.deque: methods, operators and the words of its errors."""
from collections import deque


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2])
print(d.pop(), d.popleft(), d)
d.extend('ab')
d.extendleft('xy')
print(d)
for n in (1, -1, 3, -3, 7, -20, 0, 100):
    d.rotate(n)
    print(n, list(d))
d.rotate()
print(d)
d.reverse()
print(d, d.count('a'), d.index('a'), 'b' in d, 'q' in d)
d.remove('a')
d.insert(2, 'new')
d.insert(-1, 'late')
d.insert(100, 'end')
d.insert(-100, 'start')
print(d)
del d[0]
del d[-1]
d[1] = 'set'
d[-2] = 'set too'
print(d)
print(list(reversed(d)), sorted(map(str, d)))
e = d.copy()
print(e == d, e is d, e != d)
d.clear()
print(d, bool(d), bool(e), len(d))
d += (1, 2)
d += d
print(d, d * 2, 2 * d, d * 0, d * -1, d + deque([9]))
d *= 2
print(d)
print([deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 0]), deque([2]) > deque([1, 5]), deque() <= deque(),
       deque([1, 2]) >= deque([1, 2]), deque([1]) == [1], deque([1]) != [1], deque([1.0]) == deque([1])])

small = deque(range(10), maxlen=3)
print(small, small.maxlen, d.maxlen)
small.append(10)
small.appendleft('L')
small.extend([1, 2])
print(small, small * 3, small + deque([5]), small.copy())
small.rotate(1)
print(small)
none = deque('abc', 0)
none.append(1)
none.appendleft(1)
print(none, len(none))
inside = deque([1])
inside.append(inside)
print(inside, [inside])
print(deque([deque([1], 2)]), str(deque('x')), f'{deque("y")}')
d = deque([1, 2, 3])
match d:
    case [first, *rest]:
        print('matched', first, rest)

for f in (lambda: d.remove(9), lambda: d.index(9), lambda: d.index(1, 'a'), lambda: d['a'], lambda: d[1:2],
          lambda: d[10], lambda: d[-4], lambda: d.__delitem__(7), lambda: d.__setitem__(9, 1), lambda: d + [1],
          lambda: d * 'a', lambda: d * 2.5, lambda: d < 1, lambda: hash(d), lambda: deque(1), lambda: deque([], -1),
          lambda: deque([], 'a'), lambda: deque(1, 2, 3), lambda: deque(x=1), lambda: setattr(d, 'x', 1),
          lambda: setattr(d, 'maxlen', 1), lambda: d.append(), lambda: d.append(1, 2), lambda: d.append(x=1),
          lambda: d.rotate('a'), lambda: d.rotate(1, 2), lambda: d.pop(1), lambda: d.insert(1),
          lambda: d.insert('a', 1), lambda: d.extend(1), lambda: deque()[0], lambda: deque().pop(),
          lambda: deque().popleft(), lambda: d & 1, lambda: d.foo, lambda: deque, lambda: d.__iadd__(3),
          lambda: deque([], 2 ** 70), lambda: d * 2 ** 62, lambda: d.index(), lambda: d.index(1, 2, 3, 4),
          lambda: deque.__module__, lambda: deque([1], 1.5), lambda: deque([1], True),
          lambda: d.copy(1), lambda: -d, lambda: d(), lambda: d.index(3, -1), lambda: d.index(1, 1),
          lambda: d.__len__(), lambda: d.__contains__(1), lambda: isinstance(d, deque), lambda: small.insert(0, 1)):
    show(f)
