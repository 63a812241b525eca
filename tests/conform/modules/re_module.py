import re

print(re.match(r"(\w+) (\w+)", "Isaac Newton, physicist").groups())
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-03-01")
print(m, m["year"], m.groupdict(), m.span("month"), m.start(), m.end(2), m.lastindex, m.lastgroup, m.re.groups)
print(m.expand(r"\g<month>/\1"), m.string, m.pos, m.endpos, m.regs)
print(re.findall(r"\b\w", "the quick brown fox"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"))
print([x.group() for x in re.finditer(r"\d+", "1 22 333")])
print(re.split(r"\W+", "Words, words, words."), re.split(r"(,)", "a,b,c", maxsplit=1), re.split(r"x*", "axbc"))
print(re.sub(r"x*", "-", "abxd"), re.sub(r"(a)(b)?", r"[\1\2]", "ab a"), re.subn("a", "b", "aaaa", count=2))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 a 20"))
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a+", "aab"))
print(re.compile(r"a.c", re.DOTALL | re.I), re.compile(b"x", re.M), repr(re.compile("abc").pattern))
print(re.search("^b", "a\nb", re.M), re.search("b$", "b\n"), re.search(r"b\Z", "b\n"), re.search("a.b", "a\nb"))
print(re.search("A.B", "a\nb", re.S | re.IGNORECASE).span())
print(re.findall("(?i)straße|ÄPFEL", "Straße äpfel"), re.findall(r"\w+", "naïve café 東京 x_1"))
print(re.findall(r"\w+", "naïve", re.ASCII), re.findall(rb"\w+", b"ab cd\xff"))
print(re.escape("a.b*c[d] e-f/g#h\n"), re.escape(b"a+b"))
print(re.match(r"(?:(a)|b)*", "ab").groups(), re.match(r"(a)|(b)", "b").groups("-"))
verbose = re.compile(r"""
    (\d+)   # number # with hash
    \s* [ ]? [#]
    (\w{2,})""", re.VERBOSE)
print(verbose.match("12  #ab").groups())
print(re.findall(r"(?<=a)b|(?<!a)c|d(?=e)|f(?!g)", "ab cc ac de df fg fh"))
print(re.match(r"(['\"])(.*?)\1", "'it' \"is\"").group(2), re.match(r"(?P<q>a)(?P=q)", "aa").group())
print(re.match(r"(<)?(\w+)(?(1)>|$)", "<a>").group(), re.match(r"(<)?(\w+)(?(1)>|$)", "<a"))
print(re.match(r"a{2,3}?", "aaaa").group(), re.match(r"a{,2}", "aaaa").group(), re.match(r"a{x", "a{x").group())
print(re.findall(r"[]a-c^-]+", "]ab^-d"), re.findall(r"[^\d\s]+", "a1 b2"), re.findall(r"[\w.]+@[\w.]+", "x <a.b@c.de>"))
print(re.findall(r"\x41\u0042\101\t", "ABA\t"), re.findall(r"a++b|(?>c+)d", "aab ccd"))
print(re.match("", "abc"), re.search("$", "abc").span(), re.findall("", "ab"), re.sub("", "-", "ab"))
p = re.compile("b")
print(p.search("abcb", 2).span(), p.match("abc", 1), p.findall("bbb", 1, 2), p == re.compile("b"), p.flags)
print(re.sub(r"(\w+) (\w+)", r"\2 \1\n", "hello world"), re.sub("a", r"\\n", "a"))
print(re.compile("(?m)^x").flags, re.compile("x", re.A).flags, re.I | re.M, repr(re.X), re.NOFLAG)
for pattern in ("(", ")", "a)", "[a", "*a", "a**", "a{2,1}", r"\q", "(?P<1a>x)", "(?P<a>x)(?P<a>y)", r"\2(a)", "(?z)x",
                "x(?i)", "(?<x)", "(?P=a)", "[z-a]", "[a-\\d]", "\\", "(?(2)a|b)", "(?<=a+)b", "(?#x", "\\x1", "(?P<a"):
    try:
        re.compile(pattern)
        print(pattern, "compiled")
    except re.error as exc:
        print(repr(pattern), exc, exc.pos)
for template in (r"\2", r"\g<a>", r"\q", r"\g", "\\g<", "\\"):
    try:
        print(re.sub("(x)", template, "x"))
    except (re.error, IndexError) as exc:
        print(type(exc).__name__, exc)
for call in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1), lambda: re.compile(1),
             lambda: m.group(9), lambda: m.group("x"), lambda: re.compile(p, re.I)):
    try:
        print(call())
    except (TypeError, IndexError, ValueError) as exc:
        print(type(exc).__name__, exc)
try:
    re.compile("a\n(b")
except re.error as exc:
    print(exc, exc.lineno, exc.colno, exc.msg)
text = "GET /index.html 200\nPOST /api 500\n" * 2
for method, path, status in re.findall(r"^(\w+) (\S+) (\d{3})$", text, re.MULTILINE)[:2]:
    print(method, path, status)
