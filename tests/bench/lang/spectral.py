"""op: an element of a matrix times a vector."""
N = 400000


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum(entry(i, j) * v[j] for j in range(len(v))) for i in range(len(v))]


def run(n):
    v = [1.0] * 100
    for _ in range(n // 10000):
        v = times(v)
        top = max(v)
        v = [x / top for x in v]
    return sum(v)


print(f"{run(N):.9f}")
