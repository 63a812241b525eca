"""bytearray: making, changing, everything it shares with bytes, and the errors."""


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as e:
        print(label, "->", type(e).__name__, e)


print(bytearray(), bytearray(3), bytearray(b"ab"), bytearray([1, 2, 255]), bytearray("é", "utf-8"), bytearray(range(3)))
a = bytearray(b"hello")
a.append(33)
a.extend(b" you")
a.extend([65, 66])
a.extend(a)
print(a, len(a), a[0], a[-1], a[1:4], a[::-2])
a[0] = 72
a[1:3] = b"EY"
a[-2:] = bytearray(b"!")
a[::5] = bytes(len(a[::5]))
print(a)
del a[0], a[3:6], a[::3]
print(a, a.pop(), a.pop(0), a)
a.insert(0, 90)
a.insert(-1, 89)
a.insert(100, 88)
a.remove(90)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
b = a
b += b"xyz"
b *= 2
print(a is b, b)
b.clear()
print(a, bool(a), bool(bytearray(1)))

x = bytearray(b"The quick, brown fox")
print(x + b"!", b"!" + x, type(b"!" + x).__name__, type(x + b"!").__name__, x * 2 == 2 * x, x * 0)
print(x.upper(), x.lower(), x.title(), x.swapcase(), x.capitalize(), x.find(b"q"), x.find(113), x.rfind(bytearray(b"o")))
print(x.split(), x.split(b","), x.rsplit(None, 1), x.partition(b", "), x.rpartition(b"o"), x.splitlines())
print(x.replace(b"o", b"0"), x.startswith(b"The"), x.endswith((b"x", b"y")), x.count(b"o"), x.index(b"k"), x.strip(b"Tx"))
print(x.center(24, b"*"), x.ljust(22), x.rjust(22, b"."), bytearray(b"-7").zfill(5), bytearray(b"a\tb").expandtabs(4))
print(x.hex(), x.hex(" "), x.hex(":", 2), x.hex("-", -3), bytearray.fromhex("00 ff 7f"), x.decode(), x.decode("ascii"))
print(x.isalpha(), bytearray(b"abc").isalnum(), bytearray(b"12").isdigit(), bytearray(b" \n").isspace(), x.isascii())
print(x.removeprefix(b"The "), x.removesuffix(b"fox"), bytearray(b",").join([b"a", bytearray(b"b")]), b",".join([x, b"y"]))
print(x.translate(bytes.maketrans(b"abc", b"ABC")), x.translate(None, b"aeiou"), bytes.maketrans(b"a", b"b")[97])
print(bytearray(b"%s-%d") % (b"n", 5), b"quick" in x, 84 in x, bytearray(b"zz") in x, list(x[:3]), sorted(x[:4]), max(x))
print(x == bytes(x), bytes(x) == x, x != b"", x < b"U", b"A" < x, x == "The", x == [1], bytearray(b"a") == bytearray(b"a"))
print(bytes(x), bytes(bytearray(2)), int(bytearray(b"12")), float(bytearray(b"1.5")), str(bytearray(b"a"), "ascii"), str(x))
print(int.from_bytes(bytearray(b"\x01\x00"), "big"), int.from_bytes([1, 0], "little"), ord(bytearray(b"a")), f"{x!r:.12}")
print(isinstance(x, bytearray), isinstance(x, bytes), bytearray.__name__, type(iter(x)).__name__, [*reversed(x[:2])])

attempt("int", lambda: bytearray(-1))
attempt("str", lambda: bytearray("abc"))
attempt("big", lambda: bytearray([256]))
attempt("text", lambda: bytearray(["a"]))
attempt("float", lambda: bytearray(1.5))
attempt("encoding", lambda: bytearray(b"", "ascii"))
attempt("append", lambda: x.append(300))
attempt("append str", lambda: x.append("a"))
attempt("extend str", lambda: x.extend("ab"))
attempt("extend int", lambda: x.extend(5))
attempt("index", lambda: x[99])
attempt("key", lambda: x["a"])
attempt("set", lambda: x.__setitem__(0, "a"))
attempt("set big", lambda: x.__setitem__(0, 256))
attempt("set far", lambda: x.__setitem__(99, 1))
attempt("set slice", lambda: x.__setitem__(slice(0, 2), "ab"))
attempt("set step", lambda: x.__setitem__(slice(0, 6, 2), b"ab"))
attempt("del", lambda: x.__delitem__(99))
attempt("pop", lambda: bytearray().pop())
attempt("pop far", lambda: x.pop(99))
attempt("remove", lambda: x.remove(1))
attempt("hash", lambda: hash(x))
attempt("add", lambda: x + "a")
attempt("add to bytes", lambda: b"a" + "b")
attempt("mul", lambda: x * "a")
attempt("find", lambda: x.find("a"))
attempt("find none", lambda: b"a".find(None))
attempt("find big", lambda: b"a".find(256))
attempt("index missing", lambda: x.index(b"zz"))
attempt("startswith", lambda: x.startswith("a"))
attempt("replace", lambda: x.replace("a", "b"))
attempt("split", lambda: b"a b".split(" "))
attempt("strip", lambda: b"a".strip("a"))
attempt("join", lambda: b"".join(["a"]))
attempt("in", lambda: "a" in x)
attempt("sum", lambda: sum([x], bytearray()))
attempt("fromhex", lambda: bytearray.fromhex("0g"))
attempt("hex sep", lambda: b"ab".hex("::"))
attempt("decode", lambda: bytearray(b"\xff").decode())
attempt("compare", lambda: x < "a")
attempt("translate", lambda: x.translate(b"a"))
attempt("maketrans", lambda: bytes.maketrans(b"a", b""))
attempt("attribute", lambda: x.add(1))


class Frame(bytearray):
    def total(self):
        return sum(self)


f = Frame(b"\x01\x02")
f.append(3)
f.note = "kept"
print(f, f.total(), f.note, isinstance(f, bytearray), f == b"\x01\x02\x03")
buffer = bytearray()
for chunk in (b"one\ntw", b"o\nthr", b"ee\n"):
    buffer += chunk
    while (end := buffer.find(b"\n")) >= 0:
        print(buffer[:end].decode())
        del buffer[: end + 1]
print(b"\x85a\xa0".split(), b"a\x0bb\x1cc\r\nd".splitlines(), b"\xe9A".upper(), b"\xe9".isalpha(), b"\xff".strip(b"\xff"))
print([repr(bytearray(x)) for x in (b"it's", b'say "hi"', b'both \' "', b'\\', b'')], repr(b"it's"))
