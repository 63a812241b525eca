def check(n):
    assert n > 0, f"n must be positive, got {n}"
    assert n != 5
    return n
print(check(3))
try:
    check(-1)
except AssertionError as e:
    print(e)
check(5)
