"""split and subgroup: what they take, what the parts keep, and groups with a derive of their own."""
g = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)]), OSError(4)])
g.add_note('kept')
match, rest = g.split(ValueError)
print(repr(match), match.__notes__, match.__notes__ is g.__notes__)
print(repr(rest), rest.message, len(rest.exceptions))
print(g.split(KeyError)[0], g.split(ExceptionGroup)[0] is g)
print(repr(g.subgroup((TypeError, OSError))))
print(repr(g.subgroup(lambda e: e.args[0] in (3, 4))))
for bad in (5, int, [ValueError], (ValueError, 3), str.upper):
    try:
        g.split(bad)
    except TypeError as e:
        print(e)


class Coded(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(Coded, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Coded(self.message, exceptions, self.code)


match, rest = Coded('c', [ValueError(1), TypeError(2)], 42).split(TypeError)
print(type(match).__name__, match.code, repr(match), rest.code)

try:
    try:
        raise Coded('c', [ValueError(1), TypeError(2), KeyError(3)], 7)
    except* TypeError as part:
        print('handled', repr(part), part.code)
    except* KeyError:
        raise
except Coded as e:
    print(repr(e), e.code)


class Wrong(ExceptionGroup):
    def derive(self, exceptions):
        return exceptions


try:
    Wrong('w', [ValueError(1), TypeError(2)]).split(TypeError)
except TypeError as e:
    print(e)
