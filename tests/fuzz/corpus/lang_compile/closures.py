def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def show():
        return n
    return step, show
a, show_a = counter()
b, show_b = counter(10)
a(), a(), b(5)
print(show_a(), show_b())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
        inner()
        return x
    return middle(), x
print(outer())
total = 0
def add(n):
    global total, made
    total += n
    made = "by add"
add(3)
add(4)
print(total, made)
def late():
    def use():
        return value
    value = 42
    return use()
print(late())
