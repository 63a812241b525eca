def count(n):
    i = 0
    while i < n:
        got = yield i
        print("got", got)
        i += 1
    return "done"
g = count(3)
print(next(g))
print(g.send("a"))
print(next(g))
try:
    g.send("b")
except StopIteration as e:
    print("value", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value)
print(next(g, "default"))
g = count(1)
try:
    g.send(1)
except TypeError as e:
    print(e)
def empty():
    return
    yield
print(list(empty()))
def squares():
    for i in range(3):
        yield i * i
for s in squares():
    print(s, end=";")
print()
a, b, c = squares()
print(a, b, c, sum(squares()), 4 in squares())
