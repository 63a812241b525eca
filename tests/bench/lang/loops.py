"""op: a turn of the inner of two loops."""
N = 1000000


def run(n):
    total = 0
    for i in range(n // 1000):
        j = 0
        while j < 1000:
            if (i + j) % 3 == 0:
                total += j
            else:
                total -= 1
            j += 1
    return total


print(run(N))
