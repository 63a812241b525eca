class Room:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value, tb is None)
        return self.swallow
with Room("a") as a, Room("b") as b:
    print(a, b)
with (Room("p") as p, Room("q")):
    print(p)
with Room("s", swallow=True):
    raise ValueError("oops")
    print("never")
try:
    with Room("t"):
        raise KeyError("k")
except KeyError as e:
    print("outside", repr(e))
def f():
    with Room("r"):
        return "returned"
print(f())
for i in range(3):
    with Room(i if False else str(i)):
        if i == 1:
            break
class Half:
    def __enter__(self): return 1
try:
    with Half():
        pass
except TypeError as e:
    print(e)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
