def f():
    return 1 is 1
f()
f()
