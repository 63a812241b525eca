import itertools
from itertools import *


def tried(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def stops(*_):
    raise StopIteration


# A StopIteration of what they call ends them; it is no error, and no end for ever.
for it in (takewhile(stops, [1, 2]), dropwhile(stops, [1, 2]), filterfalse(stops, [1, 2]), starmap(stops, [(1,)]),
           accumulate([1, 2, 3], stops), compress([1, 2], iter([1]))):
    print(type(it), list(it), list(it))
mixed = chain("a", 1, "b")
tried(next, mixed)
tried(next, mixed)
tried(next, mixed)
again = takewhile(lambda x: x / (x - 1), [1, 5, 0, 7])
for _ in range(4):
    tried(next, again)
print(count(1, 1.0), count(2), count(1.5), count(True, True), repeat(1, -2), repeat("x", 3), repeat(None))
print(repeat(1, 4).__length_hint__())
tried(repeat(1).__length_hint__)
for f, args in ((count, ("a",)), (count, (1, None)), (cycle, ()), (cycle, (1,)), (repeat, ()), (repeat, (1, "x")),
                (chain.from_iterable, ()), (chain.from_iterable, (1, 2)), (starmap, (1,)), (takewhile, (1, 2)),
                (islice, ([],)), (islice, ([], -1)), (islice, ([], 1, -1)), (islice, ([], 1, 2, 0)), (islice, ([], "a")),
                (islice, ([], 1, 2, 3, 4)), (pairwise, (1,)), (tee, ()), (tee, ([], -1)), (tee, (1,)), (permutations, ([], "1")),
                (combinations, ([], None)), (zip_longest, (1,))):
    tried(f, *args)
tried(product, [1], repeat=-1)
tried(product, [1], repeat=None)
tried(product, [1], x=1)
tried(zip_longest, x=1)
a, b = tee([1, 2, 3])
next(a)
c = a.__copy__()
print(list(a), list(b), list(c), tee([], 0), type(b))
print([len(list(group)) for key, group in groupby("aaabbc")], [(k, list(g)) for k, g in groupby([1, 3, 2], lambda x: x % 2)])
groups = groupby("aab")
first = next(groups)[1]
next(groups)
print(list(first))
data = iter(range(10))
print(list(islice(data, 1, 5, 2)), next(data))
print(list(islice(iter("abc"), 5)), list(islice("abcdef", None, None, 4)))
