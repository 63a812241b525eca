def run(*errors):
    try:
        raise ExceptionGroup("g", list(errors))
    except* ValueError as g:
        print("values", g.exceptions)
    except* (KeyError, TypeError) as g:
        print("others", g.exceptions, g.message)
    else:
        print("not reached")
    finally:
        print("finally")
run(ValueError(1), KeyError(2), ValueError(3))
run(TypeError("t"), ExceptionGroup("inner", [ValueError("v"), KeyError("k")]))
try:
    run(OSError("o"), ValueError("v"))
except ExceptionGroup as g:
    print("left", repr(g), g)
try:
    raise ValueError("plain")
except* ValueError as g:
    print(repr(g))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
g = ExceptionGroup("all", [ValueError(1), ExceptionGroup("in", [OSError(2)])])
m, r = g.split(OSError)
print(m, "|", r)
print(g.subgroup(ValueError), g.subgroup(KeyError))
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)
try:
    ExceptionGroup("empty", [])
except ValueError as e:
    print(e)
