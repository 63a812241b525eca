def inner():
    try:
        a = yield 1
        print("inner got", a)
        b = yield 2
        print("inner got", b)
    except KeyError as e:
        print("inner caught", repr(e))
        yield "handled"
    finally:
        print("inner finally")
    return "result"
def outer():
    r = yield from inner()
    print("outer has", r)
    r = yield from [10, 20]
    print(r)
    return "end"
g = outer()
print(next(g), g.send("A"), g.send("B"), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = outer()
next(g)
print(g.throw(KeyError("k")))
g.close()
def flat(x):
    if isinstance(x, list):
        for y in x:
            yield from flat(y)
    else:
        yield x
print(list(flat([1, [2, [3, [4]], 5], []])))
def delegate():
    yield from "ab"
    yield from range(2)
print(list(delegate()))
