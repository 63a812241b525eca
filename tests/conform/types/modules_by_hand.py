"""Modules that a program makes: without a name, with a loader or a spec; their __dict__ stays theirs."""
import http
from types import ModuleType

bare = ModuleType.__new__(ModuleType)
print(bare, bare.__dict__, ModuleType.__new__(ModuleType, 1, x=2))
for name in ("foo", "__name__"):
    try:
        getattr(bare, name)
    except AttributeError as e:
        print(e)

foo = ModuleType("foo", "words")
print(foo, foo.__doc__)
for change in (lambda: setattr(foo, "__dict__", {}), lambda: delattr(foo, "__dict__")):
    try:
        change()
    except AttributeError as e:
        print(e)
foo.__loader__ = int
print(foo)
foo.__file__ = "/a/foo.py"
print(foo)
del foo.__name__
print(foo)


class Spec:
    name, loader, origin, has_location = "other", None, None, False


foo.__spec__ = Spec
print(foo)
Spec.loader = str
print(foo)
Spec.origin = "far away"
print(foo)
Spec.has_location = True
print(foo)
Spec.name = None
print(foo)
foo.__spec__ = None
foo.__name__ = "bar"
try:
    foo.nothing
except AttributeError as e:
    print(e)


class Own(ModuleType):
    def __init__(self, *args):
        print("init", args)


print(Own("n"), Own("n").__dict__)
for wrong in (lambda: ModuleType(), lambda: ModuleType(3), lambda: ModuleType.__new__(int), lambda: ModuleType.__new__()):
    try:
        wrong()
    except TypeError as e:
        print(e)
print(repr(http.HTTPMethod.GET), http.HTTPMethod.PUT, repr(http.HTTPStatus.OK))
