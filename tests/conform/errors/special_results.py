"""Special methods that give the wrong kind of thing: which words say so."""


def cls(**methods):
    return type('Odd', (), methods)()


def shown(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


bad_repr = cls(__repr__=lambda self: 5)
for f in repr, str, '%s'.__mod__, '%r'.__mod__, format, lambda x: f'{x}', lambda x: f'{x!r}', lambda x: [x] and repr([x]):
    shown(lambda: f(bad_repr))
shown(lambda: str(cls(__str__=lambda self: None)))
shown(lambda: format(cls(__format__=lambda self, spec: 5)))
for value in -1, 2**70, 'a', -2**70, 1.5, True:
    shown(lambda: len(cls(__len__=lambda self: value)))
    shown(lambda: bool(cls(__len__=lambda self: value)))
shown(lambda: bool(cls(__bool__=lambda self: 1)))
shown(lambda: [1][cls(__index__=lambda self: 'a')])
shown(lambda: [1][cls(__index__=lambda self: 2**70)])
for row in [1], 'a', (1,), b'a', range(3), bytearray(b'a'):
    shown(lambda: row[2**100])
    shown(lambda: row[-2**100])
    shown(lambda: row[2**100:] == row[:-2**100] == row[1:0])
shown(lambda: hash(cls(__hash__=lambda self: 'a')))
shown(lambda: iter(cls(__iter__=lambda self: 5)))
not_iterator, raises = cls(__iter__=lambda self: 5), cls(__iter__=lambda self: {}['k'])
def type_error(self): raise TypeError('of my own')
for x in not_iterator, raises, cls(__iter__=type_error), cls(__iter__=None), cls(__contains__=None):
    shown(lambda: 1 in x)
    shown(lambda: list(x))
print(type(None)(), type(...)(), type(NotImplemented)(), None.__bool__(), None.__doc__)
shown(lambda: type(None)(1))
