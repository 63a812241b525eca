# A keyword that stands right behind a number is allowed, with a warning for each.
x = 1if 1else 0
print(x, 3or 4)
print([0x1for i in (1, 2)], 1_0and 2, 1.5in [1.5], 2if 0else 0b1or 2, 0o7not in [7], 1 if 2 else 3)


def late():
    return 1jis 3


print(late())
