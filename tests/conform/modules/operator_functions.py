"""operator: the functions by both their names, what they refuse, length_hint, and the makers of functions."""
import operator as o


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(o.__lt__(1, 2), o.__add__(1, 2), o.__getitem__([5], 0), o.__contains__([1], 1), o.__not__(1), o.__inv__(1))
print(o.index(True), o.concat('a', 'b'), o.countOf([1, 1, 2], 1), o.indexOf([3, 4], 4), o.ixor(5, 1), o.truth([]), o.pos(True))
print(o.add, o.not_, o.is_(1, 1), o.is_not(1, 2), o.matmul.__name__, o.call(max, 1, 5), o.call(dict, a=1), o.abs(-3))
row = [1]
print(o.iadd(row, [2]), o.iconcat(row, [3]), o.imul(row, 2) is row, row, o.iadd(1, 2), o.isub({1, 2}, {1}), o.ior({1: 2}, {3: 4}))
o.setitem(row, 0, 'x')
o.delitem(row, 1)
print(row, o.floordiv(7, 2), o.mod('%s!', 3), o.pow(2, -1), o.lshift(1, 5), o.rshift(9, 1), o.and_(6, 3), o.or_(6, 3), o.xor(6, 3))


class Hint:
    def __init__(self, hint): self.hint = hint
    def __length_hint__(self):
        if self.hint == 'raise': raise TypeError('no hint')
        return self.hint
class Sized(Hint):
    def __len__(self): return 2


for hint in 7, NotImplemented, 'x', -1, 'raise':
    shown(lambda: o.length_hint(Hint(hint), 3))
print(o.length_hint([1, 2]), o.length_hint(iter('abc')), o.length_hint(5, 9), o.length_hint(5), o.length_hint(Sized(9)))
shown(lambda: o.length_hint([], 'x'))

class Deep:
    def __init__(self): self.a, self.b, self.self = 1, 2, self
    def add(self, x, *, k=0): return x + k
d = Deep()
print(o.itemgetter(1)('abc'), o.itemgetter(1, 0)('abc'), o.itemgetter('k')({'k': 5}), o.itemgetter(slice(1, 3))([1, 2, 3]))
print(o.attrgetter('a')(d), o.attrgetter('a', 'self.self.b')(d), o.methodcaller('add', 3, k=4)(d), o.methodcaller('upper')('a'))
print(o.itemgetter(1), o.itemgetter(1, 'b'), o.attrgetter('a.b', 'c'), o.methodcaller('x', 1, k=2), o.methodcaller('y'))
print(sorted([(1, 'b'), (2, 'a')], key=o.itemgetter(1)), list(map(o.add, [1, 2], [3, 4])))
for bad in (lambda: o.concat(1, 2), lambda: o.add(1), lambda: o.add(1, 2, 3), lambda: o.add(1, 'x'), lambda: o.lt(1, 'a'),
            lambda: o.itemgetter(), lambda: o.attrgetter(1), lambda: o.methodcaller(), lambda: o.methodcaller(1),
            lambda: o.itemgetter(5)([1]), lambda: o.attrgetter('a.z')(d), lambda: o.index('a'), lambda: o.indexOf([], 1),
            lambda: o.contains(1, 2), lambda: o.call(), lambda: o.getitem([1], 2)):
    shown(bad)
