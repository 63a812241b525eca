# Special methods of builtin types called by name: what they take, and how they refuse. An int knows no float.
def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 2


for make in (
    lambda: (1).__add__(1.0), lambda: (1.0).__add__(1), lambda: (1).__eq__(1.0), lambda: (1.0).__eq__(1),
    lambda: (2).__pow__(0.5), lambda: (2).__rpow__(3), lambda: (7).__rdivmod__(2), lambda: (0.5).__rdivmod__(2),
    lambda: divmod(1.0, 0), lambda: True.__and__(3), lambda: (3).__mul__("a"),
    lambda: int.__add__(), lambda: int.__add__(1), lambda: int.__add__("a", 1), lambda: int.__add__(1, 2, 3),
    lambda: list.__setitem__([1], 0), lambda: list.__getitem__([1]), lambda: list.__len__(1),
    lambda: dict.__contains__({}), lambda: dict.__contains__([], 1), lambda: "a".__len__(x=1),
    lambda: [1].__mul__("a"), lambda: [1].__mul__(Index()), lambda: "a".__rmul__(None), lambda: b"a".__rmod__(b"q"),
    lambda: (1).__getnewargs__(), lambda: (0.5).__getnewargs__(), lambda: (1, 2).__getnewargs__(),
    lambda: [list.__getitem__, list.__len__, dict.__contains__, set.__contains__, tuple.__contains__],
):
    show(make)
print(int.__new__.__qualname__, BaseException.__new__.__qualname__, list.append.__qualname__, len.__qualname__)
