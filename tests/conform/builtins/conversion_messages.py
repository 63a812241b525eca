def tried(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


tried(bytes, 5, "utf-8")
tried(bytes, encoding="utf-8")
tried(bytes, b"a", errors="strict")
tried(bytes, "a", errors="strict")
for value, length in ((0, 0), (-1, 0), (1, 0), (-2, 0)):
    tried(value.to_bytes, length, "big", signed=True)
tried((1).to_bytes, 1, 1)
tried((1).to_bytes, 1, "x")
tried(int.from_bytes, 5, "big")
tried(int.from_bytes, b"a", 5)
tried(chr, 1 << 40)
tried(chr, -1 << 40)
tried(chr, -1)
tried(__import__, 1)
tried(setattr, slice(1), "stop", 2)


def assign(index, value):
    items = [0, 1, 2, 3]
    items[index] = value
    return items


class NoIterator:
    def __iter__(self):
        return 5


for index, value in ((slice(1, 2), 5), (slice(None, None, 2), 5), (slice("a"), [1]), (slice(0, 0, 0), []),
                     (slice(1, 2), NoIterator()), (slice(0, 4, 2), iter("xy")), (slice(0, 4, 2), "xyz")):
    tried(assign, index, value)
grows = [1, 2, 3]
grows[1:] = (grows.append(x) or x for x in (7, 8))
print(grows)
