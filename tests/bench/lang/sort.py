"""op: an element sorted, once plainly and once by a key."""
N = 100000


def run(n):
    values, x = [], 42
    for _ in range(n):
        x = x * 16807 % 2147483647
        values.append(x)
    plain = sorted(values)
    by_key = sorted(values, key=lambda v: v % 1000)
    return plain[0], plain[n // 2], by_key[n // 2]


print(*run(N))
