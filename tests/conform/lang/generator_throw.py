def g():
    while True:
        try:
            x = yield "ready"
            print("x", x)
        except ValueError as e:
            print("caught", e)
            yield "recovered"
        finally:
            print("finally")
it = g()
print(next(it))
print(it.throw(ValueError("bad")))
print(next(it))
it.close()
it.close()
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def fresh():
    print("never runs")
    yield
it = fresh()
it.close()
print(list(it))
it = fresh()
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
def stop():
    yield 1
    raise StopIteration("inside")
it = stop()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def reenter():
    yield next(it2)
it2 = reenter()
try:
    next(it2)
except ValueError as e:
    print(e)


print('--- what throw() refuses')
def waiting():
    yield 1
    yield 2
for args in (1,), ('x',), (ValueError('x'), 'y'), (ValueError, 'x', 5), (ValueError('x'), None, 'tb'), (int,), ():
    g = waiting()
    next(g)
    try:
        g.throw(*args)
    except Exception as e:
        print(type(e).__name__, e)
    print(list(g))
