"""What a class learns after its attributes were read once: every later reading follows the new rules."""


class Plain:
    pass


class Holder:
    x = Plain()


class Meta(type):
    m = Plain()


class Made(metaclass=Meta):
    pass


def read(o):
    return o.x


def write(o, value):
    o.x = value


def call(o):
    return o.x()


def of_class(c):
    return c.m


def show(what, f, *args):
    try:
        got = f(*args)
    except Exception as e:
        got = f"{type(e).__name__}: {e}"
    print(what, got if not isinstance(got, Plain) else "plain")


o = Holder()
o.__dict__["x"] = "own"
for _ in range(3):
    show("before", read, o)
Plain.__get__ = lambda self, obj, kind=None: "got"
show("with __get__", read, o)
Plain.__set__ = lambda self, obj, value: print("  set", value)
for _ in range(2):
    show("with __set__", read, o)
    show("write", write, o, 1)
del Plain.__set__
for _ in range(2):
    show("without __set__", read, o)
    show("write", write, o, 2)
Plain.__delete__ = lambda self, obj: None
show("with __delete__", read, o)
show("write", write, o, 3)
del Plain.__delete__
for _ in range(2):
    show("again", read, o)


class Data:
    def __get__(self, obj, kind=None):
        return "data"

    def __set__(self, obj, value):
        print("  data set", value)


del Plain.__get__
held = Holder.__dict__["x"]
for _ in range(2):
    show("plain", read, o)
    write(o, 4)
held.__class__ = Data
show("changed class", read, o)
show("write", write, o, 5)
held.__class__ = Plain

# calls of attributes
o.x = lambda: "own call"
for _ in range(3):
    show("call", call, o)
Plain.__get__ = lambda self, obj, kind=None: lambda: "got call"
Plain.__set__ = lambda self, obj, value: None
for _ in range(2):
    show("call after", call, o)
del Plain.__get__, Plain.__set__

# a class and its metaclass
Made.m = "own"
for _ in range(3):
    show("class", of_class, Made)
Plain.__get__ = lambda self, obj, kind=None: f"meta got {obj.__name__}"
Plain.__set__ = lambda self, obj, value: None
for _ in range(2):
    show("class after", of_class, Made)
del Plain.__get__, Plain.__set__


# __getattr__ and __getattribute__ added and taken away again
class Late:
    def __init__(self):
        self.x = "here"


late, empty = Late(), Late()
del empty.x
for _ in range(2):
    show("late", read, late)
    show("late empty", read, empty)
Late.__getattr__ = lambda self, name: "missing " + name
show("late", read, late)
show("late empty", read, empty)
Late.__getattribute__ = lambda self, name: "all " + name
show("late", read, late)
show("late empty", read, empty)
del Late.__getattribute__, Late.__getattr__
show("late", read, late)
show("late empty", read, empty)
Late.__setattr__ = lambda self, name, value: print("  setattr", name, value)
for _ in range(2):
    write(late, 1)
del Late.__setattr__
write(late, 2)
show("late", read, late)


# the base of a base changes
class Base:
    def x(self):
        return "base"


class Mid(Base):
    pass


class Leaf(Mid):
    pass


leaf = Leaf()
for _ in range(2):
    show("leaf", call, leaf)
Mid.x = lambda self: "mid"
show("leaf", call, leaf)
leaf.x = lambda: "leaf's own"
show("leaf", call, leaf)
del leaf.x
del Mid.x
show("leaf", call, leaf)


class Other(Base):
    def x(self):
        return "other"


leaf.__class__ = Other
show("leaf", call, leaf)
