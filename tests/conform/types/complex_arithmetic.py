"""complex: literals, operators among the numbers, repr, comparing, hashing, errors."""
print(1j, 2+3j, -1j, 1-0j, -0j, complex(-0.0, -0.0), 1e16j, 0.1+0.2j, complex('inf'), complex('nan-infj'), 3J, 1_0.5j)
print((1+2j) * (3-4j), (1+2j) / (3-4j), (1+2j) + 1, 2 - 1j, 2.5 * 1j, 1j ** 2, (1+1j) ** 0.5, 2 ** 1j, (-8) ** (1/3))
print(1j ** -3, (2+3j) ** 101, abs(3+4j), -(1-2j), +1j, (0.3-0.7j) ** (1.5+2j), (-2.5) ** 0.5)
z = 1+2j
print(z.conjugate(), z.real, z.imag, z.__complex__(), z.__getnewargs__())
print(hash(1+0j) == hash(1), hash(1j), hash(1.5+2.5j), 1 == 1+0j, 1+0j == 1.0, 1j != 2, {1: 'a'}[1+0j], bool(0j), bool(1j))
x = 1j
x += 1
x *= 2
x -= 3j
x /= 2
x **= 2
print(x, sum([1j, 2, 3.5]), [1j] * 2, {1j: 1}, f'{1j!r:>5}|{2+1j:.1f}')


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


for what in (lambda: int(1j), lambda: float(1j), lambda: round(1j), lambda: 1j < 2, lambda: 1 < 2j, lambda: 1j // 2,
             lambda: 1j % 2, lambda: divmod(1j, 2), lambda: ~1j, lambda: 1j / 0, lambda: 0j ** -1, lambda: 0j ** 1j,
             lambda: pow(1j, 2, 3), lambda: 1e300j ** 5, lambda: abs(complex(1e308, 1.5e308)), lambda: 1j + 'a',
             lambda: 'a' + 1j, lambda: chr(1j), lambda: max([1j, 2]), lambda: sorted([2j, 1]), lambda: 1j & 1,
             lambda: 10 ** 400 + 1j, lambda: '%d' % 1j, lambda: '%f' % 1j, lambda: '%s %r' % (1j, 2j), lambda: range(1j)):
    attempt(what)


class Own(complex):
    pass


class Right:
    def __radd__(self, other):
        return 'radd', other


c = Own(1, 2)
print(c, type(c).__name__, type(c + 1).__name__, repr(c), c.real, Own('2j'), isinstance(c, complex), 1j + Right())
for value in (1+2j, 2j, -2j, 3):
    match value:
        case 1+2j:
            print('one and two')
        case -2j:
            print('minus')
        case 2j:
            print('plus')
        case complex():
            print('complex')
        case _:
            print('other')
