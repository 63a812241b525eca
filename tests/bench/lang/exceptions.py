"""op: an exception raised in a call and caught by its caller."""
N = 100000


class Odd(ValueError):
    pass


def check(i):
    if i & 1:
        raise Odd(i)
    return i


def run(n):
    caught = 0
    for i in range(2 * n):
        try:
            check(i)
        except Odd as error:
            caught += error.args[0] & 1
    return caught


print(run(N))
