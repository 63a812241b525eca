"""Names in a class body: read from the module while not assigned, invisible in its methods, mangled with two bars."""
x = "module"


class A:
    seen = x
    x = "class"
    seen_later = x
    in_list = [n for n in (x,)]

    def method(self):
        return x, self.x

    def __private(self):
        return "mangled"

    def call(self):
        return self.__private(), sorted(n for n in dir(self) if "private" in n)

    class Inner:
        try:
            copy = in_list
        except NameError as e:
            copy = str(e)
        x = x


a = A()
print(a.seen, a.seen_later, a.in_list, a.method(), a.call())
print(A.Inner.copy, A.Inner.x, A.Inner.__qualname__, A.call.__qualname__)
try:
    a.__private()
except AttributeError as e:
    print(e)
print(a._A__private())


def function():
    x = "function"

    class B:
        y = x

        def get(self):
            return x
    return B().y, B().get(), B.__qualname__


class C:
    """doc"""
    total = 0
    for i in range(4):
        total += i
    global made_by_class
    made_by_class = total
    print(sorted(n for n in vars() if not n.startswith("__")), __name__, __qualname__)


print(function(), C.i, C.total, made_by_class, C.__doc__)
