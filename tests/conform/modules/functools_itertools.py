from functools import partial, reduce, wraps, lru_cache, cmp_to_key, total_ordering, cached_property, cache
from itertools import count, cycle, chain, islice, repeat, pairwise, accumulate, product, permutations, combinations, groupby, takewhile, dropwhile, zip_longest, starmap, tee
print(partial(pow, 2)(5), partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 0))
def deco(f):
    @wraps(f)
    def g(*a): return f(*a)
    return g
@deco
def named():
    "doc"
print(named.__name__, named.__doc__)
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(40), fib.cache_info().misses)
@cache
def sq(x):
    print("computing")
    return x * x
print(sq(3), sq(3))
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(chain([1], "a", (2,))), list(repeat(7, 2)), list(pairwise([1, 2, 3])))
print(list(accumulate([1, 2, 3])), list(product("ab", [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)))
print([(k, list(g)) for k, g in groupby("aabbb")], list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 1])))
print(list(zip_longest([1, 2], [3], fillvalue=0)), list(starmap(pow, [(2, 3)])), list(chain.from_iterable([[1], [2]])), list(islice(range(10), 2, 8, 3)))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
class C:
    @cached_property
    def v(self):
        print("once")
        return 1
c = C()
print(c.v + c.v)
