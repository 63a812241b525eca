# GeneratorExit goes through a chain of generators from the inside out, and is raised anew at each level.
def inner(kind):
    try:
        yield 1
    except GeneratorExit:
        print("inner closes")
        if kind == "again":
            yield 2
        if kind == "raise":
            raise ValueError("from inner")
        if kind == "through":
            raise
        if kind == "delegate":
            yield from (x for x in "ab")
    return "result"


def middle(kind):
    try:
        got = yield from inner(kind)
        print("middle got", got)
    except GeneratorExit:
        print("middle closes")
    except RuntimeError as e:
        print("middle:", e)
        raise
    finally:
        print("middle ends")


def outer(kind):
    try:
        yield from middle(kind)
        print("outer goes on")
    except GeneratorExit:
        print("outer closes")
    yield "more"


for kind in ("quiet", "again", "raise", "through", "delegate"):
    for how in ("close", "throw"):
        print("--", kind, how)
        g = outer(kind)
        print(next(g))
        try:
            print(g.close() if how == "close" else g.throw(GeneratorExit))
        except BaseException as e:
            print(type(e).__name__, e)
        print(list(g))


def held(sub):
    try:
        yield from sub
    except RuntimeError as e:
        print("held:", e)
        yield "kept"


sub = inner("again")
g = held(sub)
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
print(next(sub, "over"), next(g, "over"))

sub = inner("delegate")
g = held(sub)
next(g)
print(g.throw(GeneratorExit()))
print(list(sub), list(g))


class Await:
    def __await__(self):
        try:
            yield "waiting"
        except GeneratorExit:
            print("await closes")


async def low():
    try:
        await Await()
        print("low goes on")
    except GeneratorExit:
        print("low closes")
        return 5


async def top():
    print("top got", await low())


c = top()
print(c.send(None))
c.close()
c = top()
c.send(None)
try:
    c.throw(GeneratorExit)
except BaseException as e:
    print(repr(e))
