# Corners of classes: what __class__ may say, descriptors without __get__, None in place of a method, bases that are no
# classes, iterators with a __next__ of their own.
class Says:
    __class__ = int


print(isinstance(Says(), int), isinstance(Says(), Says), Says().__class__, type(Says()))


class WriteOnly:
    def __set__(self, obj, value):
        obj.__dict__["w"] = value * 2


class Holder:
    w = WriteOnly()


h = Holder()
print(type(h.w).__name__)
h.w = 21
print(h.w)


class Nothing:
    __len__ = None
    __getitem__ = None


for use in (len, lambda n: n[0]):
    try:
        use(Nothing())
    except TypeError as e:
        print(e)


class Entry:
    def __init__(self, entries):
        self.entries = entries

    def __mro_entries__(self, bases):
        return self.entries


class Child(Entry((int,))):
    pass


print(Child.__bases__, [type(b).__name__ for b in Child.__orig_bases__])


class Items(list[int]):
    pass


print(Items.__orig_bases__)
try:
    class Broken(Entry(3)): pass
except TypeError as e:
    print(e)
try:
    class Named: __qualname__ = 5
except TypeError as e:
    print(e)


class Shout(map):
    def __next__(self):
        return super().__next__() + "!"


print(list(Shout(str, [1, 2])), [x for x in Shout(str, "a")], next(Shout(str, [3])))


class Kinds:
    @classmethod
    @property
    def title(cls):
        return cls.__name__.upper()

    @staticmethod
    def static(): pass


print(Kinds.title, Kinds().title, repr(Kinds.__dict__["static"]).split(" at ")[0])
try:
    Kinds.__dict__["title"]()
except TypeError as e:
    print(e)


class Gone:
    def f(self):
        del self
        super()


try:
    Gone().f()
except RuntimeError as e:
    print(e)


class Slot:
    __slots__ = "a"


try:
    del Slot().a
except AttributeError as e:
    print(e)
try:
    del Holder()[0]
except TypeError as e:
    print(e)
print(None.__hash__() == hash(None), int.__repr__(True), True.__repr__(), object.__repr__([1]).split(" at ")[0])
