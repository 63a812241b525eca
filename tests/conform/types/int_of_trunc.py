"""int() of what has only __trunc__ (deprecated) and of what that gives."""
import warnings

warnings.simplefilter("always")
caught = []
warnings.showwarning = lambda message, category, *rest: print("   ", category.__name__, str(message)[:60])


class Trunc:
    def __init__(self, value):
        self.value = value

    def __trunc__(self):
        return self.value


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


for value in (3, True, Index(4), Index(True), 1.5, "s", Index(Index(2))):
    try:
        result = int(Trunc(value))
        print(result, type(result))
    except TypeError as e:
        print(e)
print(int(Index(True)), int(True))
