"""complex(): of texts, of numbers, of objects that know how; and format()."""


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


print(complex(), complex(1), complex(1, 2), complex(1j, 1j), complex(real=1, imag=2), complex(imag=3), complex(True))
for text in ('1+2j', ' ( 1.5-2.5e3j ) ', 'j', '-j', '1e3', '1_0j', '', '1+', '1+2', '1 + 2j', 'x', '1j2', '(1+2j', '1+2jj', '--1j',
             '1e', 'infj', '+nanj', '1+j', '1-J', '\u0661+\u0662j', '0x1j', '1_j', '.5j', '1.j'):
    attempt(complex, text)
attempt(complex, [], 1)
attempt(complex, 1, [])
attempt(complex, '1', 2)
attempt(complex, 1, '2')
attempt(complex, None)
attempt(complex, 1, 2, 3)
attempt(complex, re=1)


class C:
    def __complex__(self):
        return 1+2j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Bad:
    def __complex__(self):
        return 3


print(complex(C()), complex(F()), complex(I()), complex(F(), I()))
attempt(complex, Bad())
for spec in ('', '.2f', '10', '<20.3e', '^20', '+', ' .1f', 'g', ',.1f', '.3', '=10', '010', '%', 'd', 'x', '_.2f', '*>30.2f',
             'E', '.0f', 'z.1f'):
    for z in (1+2j, 1234567.891-0.5j, 2j, complex('nan'), -0.0+0j):
        attempt(format, z, spec)
