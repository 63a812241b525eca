print(str(5), str(2.0), str(None), str([1, "a"]), str("s"), repr("s"), str(), str(b"x"), str(True))
print(repr(str), str(int), repr(type(None)), type(5), type([]), list)
l = [1]
l.append(l)
print(l)
d = {"self": None}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
print([{"a": (1, {2})}, {}, (), set(), frozenset(), frozenset([1])], {1: {2: {3: []}}})
class A:
    def __repr__(self): return "A!"
class B(A):
    def __str__(self): return "B?"
print(A(), [A()], B(), [B()], f"{B()} {B()!r}", {B(): B()})
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
for f in (repr, str):
    try:
        f(Bad())
    except TypeError as e:
        print(e)
print(repr(A.__repr__).split(" at ")[0], repr(len), repr("".join).split(" at ")[0], repr([].append).split(" of ")[0])
def fn(): pass
print(repr(fn).split(" at ")[0], repr(A().__repr__).split(" of ")[0], repr(A), ascii("é日"))
print(repr(ValueError("x")), repr(KeyError()), [ValueError("a", 1)], str(KeyError("k")))
