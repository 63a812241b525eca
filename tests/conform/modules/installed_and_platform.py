# What programs ask about where they run: nothing is installed, the platform has six facts, modules have specs.
import importlib.machinery
import importlib.metadata
import importlib.util
import pickle
import platform
import sys
from collections import namedtuple

found = importlib.metadata.entry_points()
print(type(found).__name__, isinstance(found, dict), len(found.select(group="nobody.has.this")))
chosen = importlib.metadata.entry_points(group="nobody.has.this")
print(type(chosen).__name__, chosen, list(chosen), chosen.names, chosen.select(name="x"))
try:
    chosen["x"]
except KeyError as e:
    print("KeyError", e)

u = platform.uname()
print(len(u), u._fields, u[5] == u.processor, len(list(u)), len(u[1:]), list(u._asdict()))
print(repr(u).count("="), u == tuple(u), u._replace(node="here").node, pickle.loads(pickle.dumps(u)) == u)
print("sys" in sys.builtin_module_names, "__pypy__" in sys.builtin_module_names)


class Counted(namedtuple("Counted", "a b")):
    """A tuple that shows more than it stores: what repr says are the items, what _asdict tells are the fields."""

    _fields = "a", "b", "total"

    def __iter__(self):
        yield from super().__iter__()
        yield sum(super().__iter__())


c = Counted(1, 2)
print(c, list(c), c._asdict(), "%s and %s" % c)

Spec = importlib.machinery.ModuleSpec
s = Spec("shop.cart", None)
print(s, s.parent, s.cached, s.has_location, s.loader_state, s == Spec("shop.cart", None), s == Spec("shop", None))
s = Spec("shop", 5, origin="here", is_package=True)
print(s, s.parent)
print(importlib.machinery.SOURCE_SUFFIXES, importlib.machinery.all_suffixes()[:2])


class Loader:
    def __init__(self, answer):
        self.answer = answer

    def __repr__(self):
        return f"Loader({self.answer})"

    def is_package(self, name):
        if self.answer is None:
            raise ImportError(name)
        return self.answer


for answer in True, False, None:
    print(importlib.util.spec_from_loader("own", Loader(answer)))
print(importlib.util.spec_from_loader("own", None, origin="nowhere", is_package=True))

print("ä".encode("charmap"), b"\xe4\x80".decode("charmap") == "ä\x80", "a€b".encode("charmap", "replace"))
try:
    "€".encode("charmap")
except UnicodeEncodeError as e:
    print(e)
