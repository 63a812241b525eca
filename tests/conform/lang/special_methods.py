class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    def __rmul__(self, k): return self * k
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iadd__(self, o):
        self.x += o.x
        return self
    def __call__(self, *a): return a
    def __contains__(self, n): return n in (self.x, self.y)
    def __format__(self, spec): return f"<{spec}:{self.x}>"
    def __lt__(self, o): return abs(self) < abs(o)
a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 3 * a, -a, abs(b))
print(a == V(1, 2), a != b, a in [V(1, 2)], bool(V(0, 0)), len(a))
print(a[0], list(a), a(1, 2), 2 in a, f"{a:spec}", format(b))
a += b
print(a, sorted([b, V(0, 1), a]), a > b, max(a, b))
print({V(1, 1): "k"}[V(1, 1)])
try:
    a + 1
except TypeError as e:
    print(e)
x, y = b
print(x, y)
