import struct, csv, io
for fmt, v in [("<I", (5,)), (">hB", (-2, 255)), ("!d", (1.5,)), ("<f", (0.1,)), ("3s", (b"abcd",)), ("5p", (b"abc",)), ("bIq", (1, 2, 3)), ("?c", (True, b"x")), ("<2H", (1, 2)), ("e", (1.0,)), ("<d", (float("inf"),)), ("<f", (1e-45,)), ("<d", (-0.0,)), ("<d", (5e-324,)), ("<e", (65504.0,))]:
    b = struct.pack(fmt, *v); print(fmt, b, struct.unpack(fmt, b), struct.calcsize(fmt))
for f in (lambda: struct.pack("B", 256), lambda: struct.pack("h", 70000), lambda: struct.pack("I", -1), lambda: struct.unpack("I", b"abc"), lambda: struct.pack("I"), lambda: struct.pack("z", 1), lambda: struct.pack("i", "x"), lambda: struct.pack("<f", 1e40), lambda: struct.pack("c", "a")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s = struct.Struct(">HH"); print(s.size, s.pack(1, 2), list(s.iter_unpack(b"\0\1\0\2\0\3\0\4")), s.unpack_from(b"xx\0\1\0\2", 2))
out = io.StringIO(); w = csv.writer(out); w.writerow(["a", 1, 2.5, None, "x,y", 'q"q', "l\nl"]); w.writerows([[""], [True, "é"]]); print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO('a,b\r\n1,"x ""y"", z"\r\n"multi\nline",2\n\n,\n'))))
for r in csv.DictReader(["name,age", "bob,3", "al,4,extra", "z"]): print(r)
out = io.StringIO(); dw = csv.DictWriter(out, ["x", "y"], lineterminator="\n"); dw.writeheader(); dw.writerow({"x": 1, "y": "b c"}); print(out.getvalue())
try: dw.writerow({"q": 1})
except ValueError as e: print(e)
print(list(csv.reader(["a;b", "1;2"], delimiter=";")), list(csv.reader(["a\tb"], dialect="excel-tab")))
