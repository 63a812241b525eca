def tried(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 75


class Word:
    def __int__(self):
        return "eight"


for fmt, args in (("%c", Index()), ("%d", Word()), ("%x", Word()), ("%hd", 3), ("%hhd", 3), ("%lld", 3),
                  ("%.2147483648d", 1), ("%.99999999999f", 1.0), ("%99999999999999999999d", 1)):
    tried(lambda: fmt % args)
for fmt in ("{:4c}|", "{:<4c}|", "{:^4c}|", "{:04c}|"):
    print(fmt.format(65))
for fmt in ("{0:{1}", "{0[}", "{0[1}", "{0[a]b}", "{!r", "{!}", "{0!r:", "{0!r }", "{[}]}", "{0[{]}", "{a{b}}",
            "{99999999999999999999}", "{0[99999999999999999999]}"):
    tried(fmt.format, {"}": 1, "{": 2}, 3)
