s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello world".capitalize(), "ÄÖ".casefold(), "ß".upper())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.startswith("He"), s.endswith(("x", "ld")), s.startswith("W", 7))
print(s.replace("l", "L"), s.replace("l", "", 1), "aaa".replace("", "-"), s.partition(", "), s.rpartition("o"), "abc".partition("x"))
print("a,b,,c".split(","), "a b  c ".split(), "a b c".split(" ", 1), "a b c".rsplit(None, 1), "".split(), "".split(","), "l1\nl2\r\nl3".splitlines(), "x\ny\n".splitlines(True))
print("  x ".strip() + "|", "xxaxx".strip("x"), " x ".lstrip() + "|", " x ".rstrip() + "|", "prefix-a".removeprefix("prefix-"), "a.py".removesuffix(".py"))
print("-".join(["a", "b"]), "".join([]), ",".join("abc"))
print("x".center(5, "*"), "x".ljust(3) + "|", "x".rjust(3), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "ab".islower(), "Ab Cd".istitle(), "x1".isidentifier(), "".isalpha(), "½".isnumeric(), "a".isascii(), "\n".isprintable())
print("abc" * 2, "b" in "abc", "abc" < "abd", "a" + "b", len("日本"), "日本"[1], max("abc"), list("ab"))
print("abc".encode(), "é".encode("latin-1"), "é".encode("utf-8"), "hello".translate({ord("l"): "L", ord("o"): None}), "abc".translate(str.maketrans("ab", "xy")))
for f in (lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "a".split(""), lambda: "abc"[9], lambda: "a".foo, lambda: "a".center(3, "ab"), lambda: "a".upper(1), lambda: "é".encode("ascii"), lambda: "a".replace("a"), lambda: "a".startswith(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
