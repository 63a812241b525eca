def f():
    x = 1
    return (x +  # expect error 3:12 '(' was never closed
print(f())
