"""A metaclass whose __prepare__ gives a mapping of its own: the class's body stores through it."""


class Recorder(dict):
    def __setitem__(self, name, value):
        if not name.startswith("__"):
            print("store", name, value if not callable(value) else "function")
            value = value * 2 if isinstance(value, int) else value
        super().__setitem__(name, value)


class Meta(type):
    @classmethod
    def __prepare__(metacls, name, bases, **options):
        print("prepare", name, bases, options)
        return Recorder(given=5)

    def __new__(metacls, name, bases, body, **options):
        print(type(body).__name__, sorted(n for n in body if not n.startswith("__")))
        return super().__new__(metacls, name, bases, dict(body))


class Thing(metaclass=Meta, size=3):
    a = 1
    b = a + given
    for i in range(2):
        pass
    del i

    def method(self):
        return self.a


print(Thing.a, Thing.b, Thing.given, Thing().method())


class Refuses(dict):
    def __setitem__(self, name, value):
        if name in self:
            raise TypeError(f"{name} is there already")
        super().__setitem__(name, value)


class Once(type):
    @classmethod
    def __prepare__(metacls, name, bases):
        return Refuses()


try:
    class Twice(metaclass=Once):
        x = 1
        x = 2
except TypeError as e:
    print(e)
