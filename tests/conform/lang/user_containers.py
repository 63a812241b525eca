class Stack:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __iter__(self): return iter(self.items)
    def __contains__(self, x): return x in self.items
    def __str__(self): return "Stack:" + ",".join(map(str, self.items))
    def __missing__(self, k): return None
s = Stack(1, 2, 3)
s[0] = 10
del s[1]
print(s, len(s), s[-1], 3 in s, [x for x in s], bool(Stack()))
class D(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
d = D(a=1)
print(d["a"], d["b"], d, d.get("c"), isinstance(d, dict))
class L(list):
    def first(self): return self[0]
l = L([3, 1, 2])
l.sort()
print(l, l.first(), type(l).__name__, l + [4], len(l))
class S(str):
    def shout(self): return self.upper() + "!"
print(S("hi").shout(), S("hi") == "hi", type(S("a") + "b").__name__)
class I(int):
    def half(self): return self // 2
print(I(9).half(), I(9) + 1, repr(I(9)))
class T(tuple):
    pass
print(T([1, 2]), T() == ())
