five, none, text, build = 5, None, "abc", len
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
for f in (lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: "a" * "b", lambda: "a" - "b", lambda: None + 1, lambda: {} + {},
          lambda: -"a", lambda: ~1.5, lambda: +[], lambda: 1 << 1.0, lambda: "a" < 1, lambda: [] < (), lambda: None < None, lambda: {} < {},
          lambda: 5 in 5, lambda: "a" in 5, lambda: 1 in "abc", lambda: five[0], lambda: none[0], lambda: five(), lambda: text(),
          lambda: none(), lambda: build[0], lambda: [1] * 1.5, lambda: "abc" % 1 if False else b"a" + "a",
          lambda: 1 @ 2, lambda: object() + 1, lambda: (1, 2) + [3], lambda: {1} | [2], lambda: 2 ** "a", lambda: "a" // 2, lambda: 1 & 1.0):
    attempt(f)
l = [1]
try:
    l += 5
except TypeError as e:
    print(e)
try:
    "abc"[0] = "x"
except TypeError as e:
    print(e)
try:
    (1, 2)[0] = 5
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
x = 5
try:
    x[0] = 1
except TypeError as e:
    print(e)
try:
    x += "a"
except TypeError as e:
    print(e)
try:
    for i in 5: pass
except TypeError as e:
    print(e)
