class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(True, int), isinstance(1, float), isinstance("a", (int, str)), isinstance(B(), A))
print(isinstance([], list), isinstance(None, type(None)), isinstance(A, type), isinstance(len, object), isinstance(1, int | str))
print(issubclass(bool, int), issubclass(B, (str, A)), issubclass(KeyError, LookupError), issubclass(A, A))
print([type(x).__name__ for x in (1, 1.0, "a", b"", None, True, [], (), {}, set(), frozenset(), range(1), len, A, A(), lambda: 0, slice(1), object(), type, print, [].append, iter([]), iter(()), iter({}), iter("a"), {}.keys(), {}.values(), {}.items(), (x for x in []), A.__init__, bytearray(), ValueError())])
print(callable(len), callable(A), callable(A()), callable(5), callable(lambda: 0))
for f in (lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: isinstance(1, "int"), lambda: issubclass(A, 5)):
    try:
        f()
    except TypeError as e:
        print(e)
print(getattr(5, "real"), getattr(A, "x", "d"), hasattr([], "append"), hasattr(5, "foo"))
try:
    getattr(A(), "zzz")
except AttributeError as e:
    print(e, e.name)
try:
    getattr(A(), 5)
except TypeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
print(bool.__mro__, type(type(1)))
