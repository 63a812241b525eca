# Lone surrogates are characters as all others: each matches itself.
import re

low, high, pair = "\ude4b", "\ud83d", "\ud83d\ude4b"
print(re.match("[\U0001f645-\U0001f64f]", low), re.search(low, "\U0001f64b"), re.search("\ufffd", low))
print(ascii(re.findall("[\ud800-\udfff]", f"a{low}b{pair}c\U0001f64b")), ascii(re.findall("[^\ud800-\udfff]+", f"a{low}bc")))
print(re.match(r"\ud83d\ude4b$", pair), re.match(r"[\ud800-\udbff]", low), re.match(f"{low}{{2}}", low * 2).span())
print(ascii(re.sub("\\udc80", "?", "x\udc80y\udc81")), ascii(re.split(low, f"1{low}2\udc00 3")))
print(re.fullmatch(r"\w", low), re.fullmatch(r"\W", low), re.fullmatch("(?i)\ud900", "\ud900"), re.fullmatch(".", high))
print(ascii(re.escape(low)), ascii(re.compile(f"({low})|.").match(low).groups()))
