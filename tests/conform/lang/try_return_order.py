"""return, break and continue inside try, else and finally: what runs, and which value wins."""


def f(kind):
    try:
        print("try", kind)
        if kind == "raise":
            raise ValueError(kind)
        if kind == "return":
            return "from try"
    except ValueError:
        return "from except"
    else:
        print("else")
        return "from else"
    finally:
        print("finally")
        if kind == "override":
            return "from finally"


def value(x):
    print("evaluated", x)
    return x


def loops():
    for n in range(5):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            print("body", n)
        finally:
            print("after", n)
            if n == 4:
                print("never")
    else:
        print("not without a break")
    while True:
        try:
            return value("kept")
        finally:
            value("later")


def swallow():
    for _ in range(2):
        try:
            raise KeyError("lost")
        finally:
            continue
    return "lost it"

for kind in "pass", "raise", "return", "override":
    print(kind, "->", f(kind))
print(loops())
print(swallow())
