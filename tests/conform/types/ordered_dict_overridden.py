"""Subclasses of OrderedDict with methods of their own: what move_to_end() and popitem() call."""
from collections import OrderedDict


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            oldest = next(iter(self))
            del self[oldest]


cache = LRU(2)
cache["a"] = 1
cache["b"] = 2
print(cache["a"])
cache["c"] = 3
print(list(cache), len(cache), "b" in cache)
cache.move_to_end("c", last=False)
print(list(cache.items()), repr(cache))
d = OrderedDict.fromkeys("abc", 0)
d.move_to_end("b")
d.move_to_end("c", last=False)
print(d, d.popitem(), d.popitem(last=False), list(reversed(d)))
try:
    d.move_to_end("zz")
except KeyError as e:
    print(repr(e))
