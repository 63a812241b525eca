"""f(*x) and f(**x) with what cannot be iterated or has no keys; the keywords come first."""


def f(*args, **kwargs): return args, kwargs
class Rows(list):
    def __iter__(self): return iter(['mine'])
class Broken:
    def __iter__(self): raise TypeError('not today')
class Named:
    def __str__(self): return "a thing"
class Items:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i


def said(x):
    print('says', x)
    return x


def numbers():
    print('starts')
    yield 1


print(f(*Rows([1])), f(*Items()), f(*(1, 2), k=3), f(*numbers(), k=said(2)), f(0, *numbers(), k=said(2)))
print(f(*{'a': 1}, **{'b': 2}), f(*'ab', *'cd'), [*Rows([1]), *Items()])
for bad in (lambda: f(*5), lambda: f(*5, k=said(1)), lambda: f(*None, **{}), lambda: f(1, *5), lambda: f(*5, *6),
            lambda: [*5], lambda: (*5,), lambda: {*5}, lambda: f(*Broken()), lambda: print(*5), lambda: len(*5),
            lambda: 'x'.join(*5), lambda: f(**5), lambda: f(k=1, **5), lambda: f(**{1: 2}), lambda: f(k=1, **{'k': 2}),
            lambda: (lambda: 0)(*5), lambda: Rows(*5), lambda: Named()(*5)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
