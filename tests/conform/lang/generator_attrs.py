def g():
    yield 1
it = g()
print(type(it).__name__, iter(it) is it, it.__name__, it.gi_frame is not None)
print(repr(it).split(" at ")[0])
list(it)
print(it.gi_frame)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
def chunks(xs, n):
    for i in range(0, len(xs), n):
        yield xs[i:i + n]
print(list(chunks("abcdefg", 3)))
def pipeline(src):
    for x in src:
        if x % 2:
            yield x * x
print(sum(pipeline(range(10))), list(zip(pipeline(range(9)), "abc")))
def cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for x in cleanup():
    print(x)
    break
print("after the loop")
