def a(n):
    return b(n) + 1
def b(n):
    total = n + c(n, "x")
    return total
def c(n, s):
    return s + n
print("start")
print(a(5))
