import itertools as it, functools
for f in [lambda: it.count(5), lambda: it.cycle([1]), lambda: it.repeat(2,3), lambda: it.chain([1]), lambda: it.islice([1,2],1), lambda: it.product("ab"), lambda: it.permutations([1,2]), lambda: it.groupby([1]), lambda: it.starmap(pow,[(2,3)]), lambda: it.takewhile(bool,[1,0]), lambda: it.accumulate([1,2]), lambda: it.zip_longest([1]), lambda: it.pairwise([1,2]), lambda: it.tee([1])[0], lambda: it.compress([1],[1]), lambda: it.filterfalse(None,[0,1]), lambda: it.dropwhile(bool,[1,0]), lambda: it.combinations([1,2,3],2), lambda: it.combinations_with_replacement([1,2],2)]:
    x = f(); print(type(x), type(x).__name__, iter(x) is x, repr(x).split(' at ')[0])
    print(list(it.islice(x, 3)))
for bad in [lambda: it.cycle(3), lambda: it.islice([1], -1), lambda: it.islice([1], "a"), lambda: it.product(3), lambda: it.combinations([1], -1), lambda: it.accumulate(3), lambda: it.starmap(pow, 3), lambda: it.chain.from_iterable(3), lambda: it.zip_longest(3)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(list(it.accumulate([1,2,3], initial=10)), list(it.accumulate([1,2,3], lambda a,b:a*b)), list(it.zip_longest([1],[2,3],fillvalue=0)))
@functools.lru_cache(maxsize=2)
def f(x): "doc"; return x*2
print(repr(f).split(' at ')[0], type(f).__name__, f.__name__, f.__doc__, f(1), f(1), f(2), f(3), f.cache_info(), f.cache_parameters(), f.__wrapped__(4))
class C:
    @functools.lru_cache
    def m(self, x): return x + 1
    @functools.cached_property
    def p(self): print("once"); return 3
    @functools.singledispatchmethod
    def s(self, a): return "other"
    @s.register
    def _(self, a: int): return "int"
    @s.register(str)
    def _(self, a): return "str"
c = C(); print(c.m(1), c.m(1), C.m.cache_info().hits, c.p, c.p, c.s(1), c.s("x"), c.s(1.0))
p = functools.partial(print, 1, sep="-"); p(2); print(p.func, p.args, p.keywords, repr(p)[:40])
@functools.cache
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)
print(fib(90), fib.cache_info())
