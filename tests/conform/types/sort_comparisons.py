"""Which items sort() compares, and in which order, is what programs see that print or count in __lt__."""
import functools
import random

log = []


class Seen:
    def __init__(self, value, n):
        self.value, self.n = value, n

    def __lt__(self, other):
        log.append((self.n, other.n))
        return self.value < other.value


def order(values, **options):
    log.clear()
    done = sorted([Seen(v, i) for i, v in enumerate(values)], **options)
    return [s.n for s in done]


for values in 'a', 'ab', 'ba', 'abc', 'cba', 'aab', 'baa', 'bbbb', 'dcba', 'abdc', 'badc', 'hgfedcba', 'acegbdfh':
    print(values, order(values), log)
    print('  reversed', order(values, reverse=True), log)

r = random.Random(7)
kinds = {
    'up': lambda n: list(range(n)),
    'down': lambda n: list(range(n, 0, -1)),
    'mixed': lambda n: [r.random() for _ in range(n)],
    'few': lambda n: [r.randrange(4) for _ in range(n)],
    'two runs': lambda n: list(range(n // 2)) + list(range(n // 2)),
    'turned': lambda n: list(range(n // 2, n)) + list(range(n // 2)),
    'almost up': lambda n: [i if r.random() < .95 else r.randrange(n) for i in range(n)],
    'short runs': lambda n: [x for _ in range(0, n, 9) for x in sorted(r.random() for _ in range(9))],
    'long runs': lambda n: [x for _ in range(0, n, 90) for x in sorted(r.random() for _ in range(90))],
    'long runs down': lambda n: [x for _ in range(0, n, 90) for x in sorted((r.random() for _ in range(90)), reverse=True)],
}
for n in 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 500, 2500:
    for kind, make in kinds.items():
        values = make(n)
        print(n, kind, hash(tuple(order(values))), len(log), hash(tuple(log)),
              hash(tuple(order(values, reverse=True))), len(log), hash(tuple(log)))


class Undecided:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append((self.n, other.n))
        return r.random() < .5


for n in 10, 50, 100, 300, 1000, 3000:
    for _ in range(3):
        log.clear()
        done = [u.n for u in sorted(map(Undecided, range(n)))]
        print('undecided', sorted(done) == list(range(n)), len(log), hash(tuple(log)), hash(tuple(done)))


class Stops(Seen):
    def __lt__(self, other):
        log.append(0)
        if len(log) > limit:
            raise ZeroDivisionError(limit)
        return self.value < other.value


for limit in 5, 100, 700, 1500, 2000:
    log.clear()
    items = [Stops(i % 37, i) for i in range(300)]
    try:
        items.sort()
    except ZeroDivisionError as e:
        print('stopped after', e, sorted(s.n for s in items) == list(range(300)), hash(tuple(s.n for s in items)))
    else:
        print('sorted with', len(log))


def compare(a, b):
    print(f'{a} and {b}', end='; ')
    return a - b


print(sorted([5, 4, 3, 2, 1], key=functools.cmp_to_key(compare)))
print(sorted([3, 1, 2, 5, 4], key=functools.cmp_to_key(compare)))
