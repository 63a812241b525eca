# What a loop alone knows ends with it, also when an exception leaves the loop.
def g0(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("fin")

def f():
    for i in g0(2):
        x = 1 / 0
    print("end")

def f2():
    for i in g0(2):
        *a, b = {**[1, "s"]}
    print("end")

def f3():
    for i in g0(2):
        try:
            x = 1 / 0
        finally:
            print("inner")

def f4(x):
    for i in g0(2):
        x = True
        *a, b = ({**[*x, "s"], "z": 2})

def f5():
    for i in g0(2):
        print([*[1], *i, "s"])

for t in (f, f2, f3, lambda: f4(1), f5):
    try:
        t()
    except Exception as e:
        print(type(e), e)

def bad():
    try:
        yield 1
        yield 2
    finally:
        raise KeyError("in finally")

def leave(how):
    for i in bad():
        if how == "break":
            break
        if how == "return":
            return "returned"
        raise ValueError(how)
    return "left"

for how in ("break", "return", "raise"):
    try:
        print(leave(how))
    except ValueError as e:
        print(repr(e), e.__context__)

def nested():
    for i in g0(1):
        for j in g0(2):
            try:
                for k in g0(3):
                    raise ValueError(k)
            except ValueError as e:
                print("caught", e)
                raise

try:
    nested()
except ValueError as e:
    print("outside", e)

def outer():
    for i in g0(5):
        yield i

try:
    for x in outer():
        raise IndexError(x)
except IndexError as e:
    print("index", e)

g = g0(1)
try:
    g.throw(ValueError("fresh"))
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
print(next(g, "closed"))
