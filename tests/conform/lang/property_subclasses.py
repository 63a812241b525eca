# Properties know their names and docstrings; a class of the program may derive from property and do some of it itself.
class Outer:
    class Inner:
        size = property(lambda self: 1)
        nothing = property()


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


thing = Outer.Inner()
tell(lambda: setattr(thing, 'size', 2))
tell(lambda: delattr(thing, 'size'))
tell(lambda: thing.nothing)
loose = property()
tell(lambda: loose.__get__(1))
loose.__set_name__(Outer, 'late')
tell(lambda: loose.__set__(1, 2))
tell(lambda: loose.__set_name__(1))

p = property(lambda self: 1, doc='first')
p.__doc__ = 'second'
print(p.__doc__, property(doc='own').__doc__)


class Account:
    @property
    def balance(self):
        """What is left."""
        return 5

    @balance.setter
    def balance(self, value):
        """Not asked."""

    @balance.getter
    def balance(self):
        """What there was."""
        return 6


print(Account.balance.__doc__, Account().balance, Account.balance.fset.__doc__)


class ClassProperty(property):
    """Of the class."""

    def __get__(self, obj, cls):
        return self.fget(cls)


class Logged(property):
    def __init__(self, fget, label=None):
        super().__init__(fget)
        self.label = label or 'none'

    def __set__(self, obj, value):
        print('set', value, self.label)

    def __delete__(self, obj):
        print('deleted', self.label)


class User:
    @ClassProperty
    def table(cls):
        return cls.__name__.lower()

    @Logged
    def age(self):
        """Years."""
        return 40


class Admin(User):
    age = Logged(lambda self: 50, label='admin')


print(User.table, Admin().table, Admin.table)
for user in User(), Admin():
    print(user.age, type(user).age.label, type(user).age.__doc__)
    user.age = 7
    del user.age
print(ClassProperty().__doc__, Logged.__doc__)
print(isinstance(User.__dict__['table'], property), ClassProperty.__new__(ClassProperty).fget)


class Named(list):
    def __set_name__(self, owner, name):
        self.append((owner.__name__, name))

    def __get__(self, obj, owner):
        return tuple(self)


class Owner:
    items = Named()


print(Owner.items, Owner().items)


class Slim(property):
    __slots__ = ()


tell(lambda: Slim(Account.balance.fget))
