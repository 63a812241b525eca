# What methods of bytes and others say of wrong arguments: in the order in which CPython looks at them.


def t(text, f):
    try:
        print(text, f())
    except Exception as e:
        print(text, type(e).__name__, e)


for make in (bytes, bytearray):
    b = make(b'abc')
    for method in (b.center, b.ljust, b.rjust, b.expandtabs, b.splitlines, b.zfill, b.split, b.rsplit):
        for args, kwargs in ((('a',), {}), (('a', 'b'), {}), ((b'a',), {}), (([1], [2]), {}), ((5, 'x'), {}), ((1, 2, 3), {}),
                             (('a',), {'key': 1}), ((None, None), {}), ((), {'sep': 'a'}), ((), {'maxsplit': 'a'})):
            t(f'{method.__name__} {args} {kwargs}', lambda: method(*args, **kwargs))
    for sep in ('', ':', '::', [], [1], (), {1}, range(2), 5, None, '\xe9', b'-', b''):
        t(f'hex {sep!r}', lambda: b.hex(sep))
t('maketrans', lambda: str.maketrans(1, 2))
t('maketrans', lambda: str.maketrans(1, 'a'))
t('maketrans', lambda: str.maketrans('a', 'b', 3))
t('type', lambda: type(1, x=2))
t('set', lambda: {1}.__init__(1, 2))
t('set', lambda: {1}.__init__(x=1))
for v in (1, 'a', b'a', [], ()):
    t(f'mul {v!r}', lambda: v.__mul__())
row = bytearray(b'abc')
for index in (9, -9, 'a', 2):
    for value in (5, 500, 'x'):
        t(f'[{index!r}] = {value!r}', lambda: row.__setitem__(index, value))
