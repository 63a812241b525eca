print(chr(65), chr(233), chr(128512), ord("A"), ord("日"), [chr(c) for c in range(97, 102)])
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(hash(5), hash(-1), hash(-2), hash(True), hash(2.0), hash(0), hash(2**61 - 1), hash(2**61), hash(10**30))
print(hash(0.5), hash(1e100), hash(float("inf")), hash(-0.1), hash(None) == hash(None))
print(hash((1, 2)), hash(()), hash((1, (2, 3))), hash("") == 0, hash("a") == hash("a"), hash("abc"), hash(b"abc"), hash("é"))
print(hash(frozenset([1, 2, 3])), hash(frozenset()))
for v in ([], {}, set(), [1], (1, [])):
    try:
        hash(v)
    except TypeError as e:
        print(e)
