def twice(f):
    def wrapper(*args):
        return f(*args), f(*args)
    return wrapper
def tag(name):
    print("tag", name)
    def deco(f):
        print("deco", f.__name__)
        def wrapper(*a):
            return f"<{name}>{f(*a)}</{name}>"
        return wrapper
    return deco
@tag("b")
@tag("i")
def hello(who):
    return "hi " + who
print(hello("you"))
@twice
def n():
    return 1
print(n(), n.__name__)
def register(cls):
    registry.append(cls.__name__)
    return cls
registry = []
@register
class A: pass
@register
class B: pass
print(registry)
class Count:
    def __init__(self, f):
        self.f, self.calls = f, 0
    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)
@Count
def sq(x): return x * x
sq(2)
print(sq(3), sq.calls)
@(lambda f: 42)
def gone(): pass
print(gone)
