"""Objects that stand for classes by their __bases__, and bases that stand for others."""


class StandIn:
    def __init__(self, name, bases):
        self.name, self.bases = name, bases

    @property
    def __bases__(self):
        return self.bases


class Instance:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


def show(what, f, *args):
    try:
        got = f(*args)
    except Exception as e:
        got = f"{type(e).__name__}: {e}"
    print(what, got)


top = StandIn("top", ())
left, right = StandIn("left", (top,)), StandIn("right", (top,))
both = StandIn("both", (left, right))
other = StandIn("other", ())
for cls in (top, left, right, both, other):
    show(f"both is a {cls.name}:", issubclass, both, cls)
    show(f"left is a {cls.name}:", issubclass, left, cls)
    show(f"an instance of left is a {cls.name}:", isinstance, Instance(left), cls)
    show(f"1 is a {cls.name}:", isinstance, 1, cls)
show("tuple", issubclass, both, (other, top))
show("of a class", issubclass, int, top)
show("by a class", issubclass, both, int)
show("a class in the bases", issubclass, StandIn("typed", (bool,)), int)
show("list in place of a tuple", issubclass, StandIn("listed", []), top)
show("against it", isinstance, 1, StandIn("listed", []))
show("no class", issubclass, 1, int)
show("no class, stand-in", issubclass, 1, top)
show("nothing to ask", issubclass, 1, ())
show("not a class either", issubclass, int, 1)
show("not a class", isinstance, 1, 1)
show("an instance of a class", isinstance, Instance(bool), int)


class Breaks:
    @property
    def __bases__(self):
        raise RuntimeError("bases")


class Hides:
    @property
    def __bases__(self):
        raise AttributeError("bases")


show("breaks", issubclass, Breaks(), int)
show("breaks", isinstance, 1, Breaks())
show("hides", issubclass, Hides(), int)
show("hides", isinstance, 1, Hides())


class Endless:
    @property
    def __bases__(self):
        return (self, self)


try:
    issubclass(Endless(), int)
except RecursionError as e:
    print(type(e).__name__)


class Entries:
    def __init__(self, *bases):
        self.bases, self.calls = bases, 0

    def __mro_entries__(self, bases):
        self.calls += 1
        print("entries", self.calls, len(bases))
        return self.bases


class Root:
    pass


one, none = Entries(Root), Entries()


class Made(one, none):
    pass


print(Made.__bases__, Made.__orig_bases__ == (one, none), one.calls, none.calls)


class Meta(type):
    def __new__(meta, name, bases, body, **options):
        print("new", name, bases, sorted(options), "__orig_bases__" in body)
        return super().__new__(meta, name, bases, body)


class Kept(*(Made, one), metaclass=Meta, key=1):
    pass


class Plain(Made, metaclass=Meta):
    pass


print(one.calls, [c.__name__ for c in Kept.__mro__])
