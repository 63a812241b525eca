"""re: what scanners give, characters by name, flags that stand late, groups that come later, texts of subclasses."""
import re


class Text(str):
    def __getitem__(self, index):
        return "never"

    def __repr__(self):
        return "Text"


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def show(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


print(re.findall("b|c", Text("abc")), re.split("b", Text("abc")), [type(x).__name__ for x in re.findall(".", Text("ab"))])
print(re.match("(a)(b)", "ab").group(Index(2), 1, Index(0)))
print(re.sub(b"y", bytearray(b"a"), bytearray(b"xyz")))
print(re.fullmatch(r"\N{SNAKE}[\N{LESS-THAN SIGN}-\N{GREATER-THAN SIGN}]+", "\U0001f40d<=>"))
for pattern in (r"\N", r"\N{", r"\N{}", r"\N{no such one}", r"[\N{x]", r"\567", r"[\567]", r"(abc\1)", r"(?P<a>x(?P=a))", r"\2",
                r"(?(3)a|b)", "a(?i)b", "(?L)", "(a(?i)b)", "a|(?i)b", r"(?i:a(?s)b)"):
    show(re.compile, pattern)
show(re.compile, b"(?u)x")
show(re.compile, b"x", re.L | re.A)
show(re.sub, "x", r"\400", "x")
show(re.sub, "x", r"\567", "x")
print(re.fullmatch("(?s)(?i).A", "\na"), re.fullmatch(" #c\n (?x) a", "a", re.X), re.fullmatch("(?#no)(?i)a", "A"))
print([re.fullmatch(r"(a)b(?=(?(2)x|c))(c)", t) for t in ("abc", "abx")])
print(re.search(r"\B", ""), re.search(r"\B", "ab"), re.findall(r"\B", "abc d"), re.sub(r"\B", "-", "abc"))
for flags in (re.I | re.S | re.X | (1 << 20), re.RegexFlag(1 << 20), re.I | re.A, re.RegexFlag(0)):
    print(repr(flags))
print(repr(re.compile("p", re.I | 0x100000)))

scanner = re.compile(r"\w(\d)?").scanner("a1 b c2", 0)
print([m.group(0, 1) for m in iter(scanner.search, None)], scanner.search())
scanner = re.compile(r"\d*").scanner("12a", 0)
print(scanner.match(), scanner.match(), scanner.match(), scanner.pattern.pattern)

words = re.Scanner([
    (r"[a-zA-Z_]\w*", lambda s, text: ("name", text, s.match.start())),
    (r"\d+\.\d*", lambda s, text: float(text)),
    (r"\d+", lambda s, text: int(text)),
    (r"=|\+|-|\*|/", "op"),
    (r"\s+", None)])
print(words.scan("sum = 3*foo + 312.50+bar ?x"))
print(words.scan(""), re.Scanner([("x*", 1)]).scan("ab"), re.Scanner([("A", 1), ("b", 2)], re.I).scan("aB."))
