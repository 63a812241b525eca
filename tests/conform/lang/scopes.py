x = "global"
class C:
    x = "class"
    y = [x for _ in range(2)]
    def method(self):
        return x
    z = x
print(C.y, C().method(), C.z)
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
    return x
print(f(), x)
print([x for x in range(3)], x)
gen = (y * y for y in range(3))
try:
    y
except NameError as e:
    print(e)
print(list(gen))
def g():
    del h
    h = 1
try:
    g()
except UnboundLocalError as e:
    print(e)
def k():
    e = "before"
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)
print(k())
print(sorted(name for name in dir() if not name.startswith("_")))
def names(a, b=2):
    c = 3
    return locals()
print(names(1))
print(globals()["x"], "x" in globals())
