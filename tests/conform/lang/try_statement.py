def f(x):
    try:
        print("try", x)
        if x == 0:
            raise ValueError("zero")
        if x == 1:
            return "one"
        if x == 2:
            raise KeyError("two")
    except ValueError as e:
        print("except", e)
        return "handled"
    else:
        print("else")
        return "else"
    finally:
        print("finally")
for i in range(4):
    try:
        print(f(i))
    except LookupError as e:
        print("lookup", repr(e))
def g():
    try:
        return "try"
    finally:
        return "finally"
print(g())
def h():
    for i in range(3):
        try:
            continue
        finally:
            print("f", i)
    while True:
        try:
            break
        finally:
            print("broke")
h()
def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"
print(swallow())
try:
    try:
        raise OSError(2, "No such file")
    except (TypeError, OSError) as e:
        print(e, e.errno, e.args)
        raise
except Exception as e:
    print("outer", type(e).__name__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
