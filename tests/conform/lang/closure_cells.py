"""Cells: shared by closures, empty before the assignment, kept per call, visible in __closure__."""


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def look():
        return n
    return up, look


up, look = counter()
other, _ = counter()
print(up(), up(5), look(), other(), look.__closure__[0].cell_contents)
print(look.__code__.co_freevars, up.__closure__[0] is look.__closure__[0])


def empty():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = "now"
    print(inner())
    del later
    try:
        inner()
    except NameError as e:
        print(e)


empty()
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
made = [(lambda j: lambda: j)(i) for i in range(3)]
print([f() for f in late], [f() for f in early], [f() for f in made])


class C:
    x = "class"
    y = [x for _ in range(1)] if False else x

    def method(self, x="argument"):
        def show():
            return x, __class__.__name__, C.x
        return show()


print(C().method(), C.y)
