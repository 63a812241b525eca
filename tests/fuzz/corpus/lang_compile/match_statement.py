def f(x):
    match x:
        case 0: return "zero"
        case [a, *rest]: return ("seq", a, rest)
        case {"k": v, **r}: return ("map", v, r)
        case str() as s if s: return "str " + s
        case int(n) | float(n): return ("num", n)
        case None: return "none"
        case _: return "other"
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x = x; s.y = y
for v in (0, [1, 2, 3], {"k": 1, "z": 2}, "hey", 4.5, 7, None, "", ()):
    print(f(v))
match P(1, 2):
    case P(1, y=2): print("P ok")
match P(3, 4):
    case P(x=1): print("no")
    case P(a, b): print(a, b)
