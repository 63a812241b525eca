import hashlib, base64, uuid, io, pprint, weakref, gc
for n in ("md5","sha1","sha224","sha256","sha384","sha512"):
    for d in (b"", b"abc", b"x"*55, b"y"*64, b"z"*119, b"q"*1000):
        print(n, hashlib.new(n, d).hexdigest())
h = hashlib.sha256(b"a"); h.update(b"b"); print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), h.name, h.digest_size, h.digest()[:4])
try: hashlib.sha256("x")
except TypeError as e: print(e)
for d in (b"", b"a", b"ab", b"abc", bytes(range(256))):
    e = base64.b64encode(d); print(e, base64.b64decode(e) == d, base64.urlsafe_b64encode(d)[-8:], base64.b32encode(d)[:9], base64.b16encode(d)[:5])
try: base64.b64decode("abc")
except Exception as e: print(type(e).__name__, e)
u = uuid.UUID("12345678123456781234567812345678"); print(u, repr(u), u.hex, u.int, u.version, u.variant, u.fields)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), len(str(uuid.uuid4())), uuid.uuid4().version)
s = io.StringIO(); print("a", 1, file=s); s.write("bc\nd"); print(repr(s.getvalue()), s.tell()); s.seek(0); print(s.readline(), s.read(), list(io.StringIO("x\ny")))
s.seek(1); s.write("ZZ"); print(repr(s.getvalue())); s.seek(0, 2); s.write("!"); print(repr(s.getvalue()), s.truncate(3), s.getvalue())
b = io.BytesIO(b"hello\nworld"); print(b.readline(), b.read(2), b.tell(), b.getvalue()); b.write(b"__"); print(b.getvalue())
s.close()
try: s.read()
except ValueError as e: print(e)
with io.StringIO("q") as f: print(f.read())
pprint.pprint({"b": [1, 2, 3] * 12, "a": {"x": "some text " * 12, "y": (1, 2)}, "c": {1, 2}})
pprint.pprint([[1, 2, [3, [4, [5]]]], "a"], depth=3); print(pprint.pformat(list(range(40)), compact=True, width=40)); pprint.pprint(list(range(3)), indent=4, width=5)
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
a = A(1); r = weakref.ref(a); print(r() is a, r().n)
d = weakref.WeakValueDictionary(); d["k"] = a; s = weakref.WeakSet([a]); k = weakref.WeakKeyDictionary(); k[a] = 5
print(len(d), "k" in d, d["k"], len(s), a in s, k[a], len(k))
weakref.finalize(a, print, "finalized")
r2 = weakref.ref(a, lambda r: print("dead", r() is None))
p = weakref.proxy(a); print(p.n)
del a; gc.collect()
print(r(), len(d), len(s), len(k))
try: p.n
except ReferenceError as e: print(e)
try: weakref.ref(5)
except TypeError as e: print(e)
