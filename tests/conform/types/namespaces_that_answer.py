# A namespace that __prepare__ made is asked for each name of the class body.


class Told(dict):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print('get', key)
        return super().__getitem__(key)


class Telling(type):
    def __prepare__(name, bases):
        return Told()


outside = 7


class A(metaclass=Telling):
    x = 1
    y = x
    z = outside
    n = len('ab')


class Numbers(dict):
    def __missing__(self, key):
        if key.startswith('__'):
            raise KeyError(key)
        self[key] = value = len(self)
        return value


class Numbered(type):
    def __prepare__(name, bases):
        return Numbers()


class Color(metaclass=Numbered):
    RED
    GREEN
    BLUE


print(Color.RED, Color.GREEN, Color.BLUE)


class Fails(dict):
    def __getitem__(self, key):
        raise LookupError('no ' + key)


try:
    class B(metaclass=type('M', (type,), {'__prepare__': lambda name, bases: Fails()})):
        pass
except LookupError as e:
    print(type(e).__name__, e)


class Base:
    def f(self):
        return 'base'


class Sub(Base):
    def f(self):
        self = 5
        return super().f()


try:
    Sub().f()
except TypeError as e:
    print(e)


class Slotted:
    __slots__ = ('a',)


print(Slotted.a.__doc__)
