# A crowd of objects with finalizers that rests is looked at in each statement, as a few are.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


def crowd():
    x = [D(i) for i in range(70)]
    del x[3]; print("del 3")
    x.pop(); print("pop")
    x[10] = None; print("10")
    y = x.pop(20); print("popped"); y = None; print("y")
    x = None
    print("none")
crowd()
