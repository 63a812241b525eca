class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name
        print("named", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError("not positive")
        setattr(obj, self.name, value)
class Box:
    w = Positive()
    h = Positive()
b = Box()
print(b.w)
b.w = 3
print(b.w, vars(b), type(Box.w).__name__)
try:
    b.h = -1
except ValueError as e:
    print(e)
class Lazy:
    def __init__(self, f):
        self.f = f
    def __get__(self, obj, owner):
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value
class Page:
    @Lazy
    def body(self):
        print("computed")
        return "text"
p = Page()
print(p.body, p.body)
class Any:
    def __getattr__(self, name):
        return f"<{name}>"
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
a = Any()
a.x = 1
del a.x
print(a.x, a.y)
