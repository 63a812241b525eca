"""Keys of calls, as caches of other libraries make them."""
import functools

key = functools._make_key((1,), {}, False)
print(key, functools._make_key(("a", 2), {"k": 3}, True)[:2], functools._make_key((1.5,), {}, False))
a, b = (functools._make_key((1, 2), {"x": n}, True) for n in (1, 1))
print(a == b, hash(a) == hash(b), {a: "found"}[b], a == functools._make_key((1, 2), {"x": 1.0}, True), type(a).__name__)
print(functools._make_key((1, 2), {"x": 3}, False, kwd_mark=("mark",)), functools._make_key((1, 2), {}, False))
try:
    functools._make_key(([],), {}, False)
except TypeError as e:
    print(e)
method = functools.partialmethod(lambda self, *a, **k: (self, a, k), 1, k=2)
print(method._make_unbound_method()("it", 3, m=4), method._make_unbound_method()._partialmethod is method)
