import math


def tried(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Both:
    def __float__(self):
        return 1.5

    def __complex__(self):
        return 2j


class Bad:
    def __float__(self):
        return 1

    def __complex__(self):
        return 1


for value in (Both(), Bad()):
    tried(complex, value)
    tried(complex, value, 1)
    tried(complex, 1, value)
tried(complex, Both(), Both())
tried(complex, 1j, 2j)
tried(complex, 0, -0.0)
tried(setattr, 1j, "imag", 0)
for x in (0.5, -0.5, -1.5, 1e-21, 22, 23, 24, 101.5, 170, 171, 172, -170.5, -250.5, 1e-300, 4.0, 0, -3):
    tried(math.gamma, x)
    tried(math.lgamma, x)
tried(math.factorial, 10**30)
