# The cell in which the methods of a class find __class__, and metaclasses that do not hand it on.
class Forgetful(type):
    def __new__(meta, name, bases, names):
        names.pop('__classcell__', None)
        return super().__new__(meta, name, bases, names)


class Twice(type):
    def __new__(meta, name, bases, names):
        super().__new__(meta, name, bases, names)
        return super().__new__(meta, name + '2', bases, names)


class Swapped(type):
    def __new__(meta, name, bases, names):
        made = super().__new__(meta, name, bases, names)
        names.pop('__classcell__', None)
        return super().__new__(meta, name + '2', bases, names) and Twice('Other', (), {}) and made


class Stranger(type):
    def __new__(meta, name, bases, names):
        super().__new__(meta, name, bases, names)
        del names['__classcell__']
        return super().__new__(meta, 'Other', bases, names)


for meta in Forgetful, Twice, Swapped, Stranger, lambda *a: 5:
    try:
        class Asking(metaclass=meta):
            def which(self):
                return __class__
        print(Asking if isinstance(Asking, int) else Asking().which())
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    type('C', (), {'__classcell__': 3})
except TypeError as e:
    print(e)
