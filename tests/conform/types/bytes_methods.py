b = b"hello \xff"
print(b, len(b), b[0], b[1:3], list(b[:3]), b.hex(), bytes.fromhex("ff00"), b + b"!", b"a" * 3)
print(b"a,b".split(b","), b" x ".strip(), b"abc".upper(), b"abc".find(b"c"), b"abc".replace(b"a", b"x"), b"-".join([b"a", b"b"]), b"ab".startswith(b"a"))
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"caf\xe9".decode("utf-8", "replace"), b"x\xff".decode("ascii", "ignore"))
print(b"a" == "a", b"a" < b"b", 97 in b"abc", b"bc" in b"abc", hash(b"a") == hash(b"a"), b"'", b'"', b"\t\n\\")
ba = bytearray(b"abc")
ba[0] = 65
ba.append(33)
ba += b"xy"
print(ba, bytes(ba), ba.decode())
for f in (lambda: b"\xff".decode(), lambda: b"a" + "b", lambda: b"abc"[5], lambda: bytes([300]), lambda: b"a".join(["x"])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
