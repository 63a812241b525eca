def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, d=8, e=9, z=0))
print(f(*[1, 2], *(3,), c=0, **{"x": 1}, **{"y": 2}))
def pos(a, b, /, c, *, d):
    return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
def only(*, k="k"):
    return k
print(only(), only(k=1))
def grow(x, seen=[]):
    seen.append(x)
    return seen
grow(1)
print(grow(2), grow(3, []), grow(4))
def kwpos(a, /, **kw):
    return a, kw
print(kwpos(1, a=2))
print((lambda *a, **k: (a, k))(1, 2, x=3))
print((lambda x, y=10: x + y)(1), (lambda: None)())
print(f.__name__, f.__defaults__, f.__kwdefaults__)
