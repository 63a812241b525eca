"""Classes that derive from property, classmethod and staticmethod and have a __get__, __set__ or __set_name__ of their own."""


class classproperty(property):
    def __get__(self, instance, owner=None):
        return self.fget(owner)


class Loud(property):
    def __set_name__(self, owner, name):
        print('named', name, 'in', owner.__name__)

    def __set__(self, instance, value):
        print('set', value)

    def __delete__(self, instance):
        print('deleted')


class counted(classmethod):
    calls = 0

    def __get__(self, instance, owner=None):
        counted.calls += 1
        return super().__get__(instance, owner)


class both(staticmethod):
    def __get__(self, instance, owner=None):
        return ('class' if instance is None else 'instance'), super().__get__(instance, owner)()


class Shop:
    name = classproperty(lambda cls: cls.__name__.lower())
    loud = Loud(lambda self: 'loud')

    @counted
    def make(cls):
        return cls.__name__

    @both
    def place():
        return 'here'


shop = Shop()
print(Shop.name, shop.name)
print(shop.loud, isinstance(Shop.loud, Loud))
shop.loud = 3
del shop.loud
print(Shop.make(), shop.make(), counted.calls)
print(Shop.place, shop.place)


class Meta(type):
    def __set_name__(cls, owner, name):
        print(cls.__name__, 'is', name, 'in', owner.__name__)


class Outer:
    class Inner(metaclass=Meta):
        pass
