"""A proxy is what its object is: true or false, compared, added to, indexed. It has no hash."""
import weakref


class Plain:
    pass


class Box:
    def __init__(self):
        self.held = {}

    def __len__(self):
        return 0

    def __getitem__(self, key):
        return self.held[key]

    def __setitem__(self, key, value):
        self.held[key] = value

    def __delitem__(self, key):
        del self.held[key]

    def __add__(self, other):
        return f"{len(self)} + {other}"

    def __eq__(self, other):
        return isinstance(other, (int, Box))


plain, box = Plain(), Box()
p, q = weakref.proxy(plain), weakref.proxy(box)
print(bool(p), bool(q), p == 1, q == 1, q == q, q + 2, type(p) is weakref.ProxyType)
q["x"] = 1
print(q["x"], "x" in box.held)
del q["x"]
print(box.held)
for ask in hash, len, lambda x: x < 1, lambda x: x - 1, next:
    try:
        print(ask(p))
    except TypeError:
        print("no")
