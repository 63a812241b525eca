# What OSError makes of its arguments: its class, args, fields, str() and repr().
class Heir(OSError):
    pass


class Telling(OSError):
    def __init__(self, *args):
        super().__init__(*args)


for kind in OSError, Heir, Telling:
    for args in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (None, 'b'), (2, None),
                 (2, 'x', None), (2, 'x', 'f', None, 'g'), (2, 'x', None, None, 'g'), ('q', 'w', 'e')):
        e = kind(*args)
        print(repr(e), str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)

e = OSError(2, 'x')
e.filename = 'f'
print(e, e.args)
e.filename = None
print(e)
del e.filename
print(e, e.filename)
e.errno, e.strerror = 5, 's'
print(e)
del e.errno
print(e, e.errno)
