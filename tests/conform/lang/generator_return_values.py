"""What generators give back: StopIteration.value, yield from, close(), and a generator used up."""


def inner(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got


def outer():
    first = yield from inner(2)
    print("first", first)
    second = yield from [10, 20]
    print("second", second)
    return "all"


g = outer()
print(next(g), g.send("a"), g.send("b"), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
print(next(g, "used up"), list(g))
it = inner(3)
try:
    it.send("too early")
except TypeError as e:
    print(e)
print(next(it), it.gi_running, it.gi_frame is not None, it.close(), it.gi_frame)


def closing():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        yield 2


def stops():
    yield 1
    raise StopIteration("inside")


c = closing()
next(c)
try:
    c.close()
except RuntimeError as e:
    print(e)
try:
    print(list(stops()))
except RuntimeError as e:
    print(e, "/", repr(e.__cause__))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as e:
    print(e)
print(sum(x for x in inner(4)), max(inner(3)), [*inner(2)], dict(zip("ab", inner(9))))
