class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"K{self.v}"
d = {K(1): "a", K(2): "b"}
print(d[K(1)], K(3) in d, K(2) in d, len({K(1), K(1), K(2)}), [K(1), K(2)].index(K(2)), [K(1)].count(K(1)))
class NoHash:
    def __eq__(self, o): return True
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    {1, {}}
except TypeError as e:
    print(e)
class O:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"O{self.v}"
print(sorted([O(3), O(1), O(2)]), min(O(2), O(1)), O(1) > O(0))
for op in ("<", ">=", "+"):
    try:
        print(eval(f"1 {op} 'a'") if False else (1 < "a" if op == "<" else 1 >= "a" if op == ">=" else 1 + "a"))
    except TypeError as e:
        print(e)
try:
    O(1) <= O(2)
except TypeError as e:
    print(e)
print(object() == object(), None == 0, 1 == "1", (1, 2) == [1, 2], 1 == 1.0, "a" != "b")
