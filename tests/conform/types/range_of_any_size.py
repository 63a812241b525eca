# Ranges and slices in whole numbers of any size, and items that are equal in their own way.
import operator
import sys

big = 2 ** 64
r = range(big, big + 20)
print(r[3], r[2:5], r[-3:], r[::-7], len(r), r[-1], big + 3 in r, r.index(big + 4), list(r[:2]), r[5:5], r[18:2:-5])
wide = range(-sys.maxsize, sys.maxsize)
print(wide[1:3], wide[0], wide[-1], wide[big:], wide.index(0), wide.count(3), range(sys.maxsize).__len__())
for args in (None, 2 ** 100, 3), (-5, None, None), (None, None, -2 ** 80), (big, -big, -1), (1, 10 ** 30, None):
    print(slice(*args).indices(2 ** 70), slice(*args).indices(7))


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(list(range(Index(big), Index(big + 1))), range(Index(3), Index(6)), range(5)[Index(2)], range(9)[Index(1):Index(big)])


class Anything:
    def __eq__(self, other):
        return True


class Odd(int):
    def __eq__(self, other):
        return other % 2 == 1

    __hash__ = int.__hash__


print(range(10).count(Anything()), Anything() in range(3), range(10).index(Anything()), Anything() in range(0))
print(Odd(20) in range(10), range(10).count(Odd(20)), range(10).index(Odd(20)), range(10).count(4.0), range(10).count(True))
for wrong in (11, 2.5, 'x', Odd(3)):
    try:
        print(range(0, 10, 2).index(wrong))
    except ValueError as e:
        print(e)
print(operator.length_hint(wide[:5]), f'{-0.j:z.1f} {complex(-0.0, -0.001):z.2f} {-0.001:z.1f}', complex(c := 1j) is c)
