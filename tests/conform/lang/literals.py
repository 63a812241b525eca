print(1_000_000, 0xff, 0b101, 0o17, 0XFF, 1e3, 1.5e-3, .5, 5., 1_0.0_1)
print('single', "double", '''triple
two lines''', "a" 'b' "c")
print("tab\tnl\\n \x41 \u00e9 \U0001F600 \N{BULLET} \101 \0".replace("\0", "NUL"))
print(r"raw\n", b"bytes\x00\xff", rb"\raw", "it's", 'say "hi"')
print("line \
continued")
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\\\x00\x7f\xa0é日"))
print(True + 1, None, -5 ** 2, 2 ** -1, -7 // 2, -7 % 3, 7 % -3)
print(1 / 3, 10 / 2, 7 // 2.0, 2 ** 0.5, 1e16, 1e15, 123456789.123456789)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -16 >> 2)
print((), (1,), [], {}, {1}, {1: 2}, [[]], ((),))
print(1 < 2, "a" < "b", [1, 2] < [1, 3], (1,) < (1, 0), {1} < {1, 2})
