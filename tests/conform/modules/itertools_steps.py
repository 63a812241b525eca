"""itertools: errors, ends, copies and what goes on after StopIteration, of every iterator."""
import itertools as it
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = it.tee([1,2,3]); print(type(a).__name__, next(a), list(b), list(a))
class I:
    first = True
    def __iter__(self): return self
    def __next__(self):
        return next(b)
a, b = it.tee(I())
attempt(lambda: next(a))
a, = it.tee('abc', 1); print(next(a)); c = __import__('copy').copy(a); print(list(a), list(c))
print(it.tee([], 0), type(it.tee('a')[0]))
t = it.tee('abc')[0]; print(it.tee(t)[0] is t, t.__class__('xy').__next__())
attempt(lambda: it.tee([1], -1)); attempt(lambda: it.tee(3)); attempt(lambda: it.tee())
attempt(lambda: it.count('a')); attempt(lambda: it.count(1,'a')); attempt(lambda:it.count(1,2,3)); print(it.count(1.5), it.count(2,3), it.count(step=2), it.count(3,0))
print(list(zip(it.count(-2), 'ab')), it.count(10**30), next(it.count(1.5, .5)), list(zip(it.count(start=3, step=-1), 'abc')))
attempt(lambda: it.cycle()); attempt(lambda: it.cycle(3)); attempt(lambda: it.repeat()); attempt(lambda: it.repeat(1,'a')); print(it.repeat(1,-1), it.repeat(times=2,object=3), list(it.repeat(1,times=2)), len(list(it.repeat(2,0))))
attempt(lambda: it.repeat(1, None)); print(__import__('operator').length_hint(it.repeat(1,4)))
attempt(lambda: __import__('operator').length_hint(it.repeat(1)))
attempt(lambda: it.islice('abc')); attempt(lambda: it.islice('abc',-1)); attempt(lambda:it.islice('abc',1,2,0)); attempt(lambda: it.islice('abc','a')); print(list(it.islice('abcdef',1,None,2)), list(it.islice('abc', True)))
attempt(lambda: it.product('ab', repeat=-1)); attempt(lambda: it.product('ab', x=1)); print(list(it.product()), list(it.product('ab', repeat=0)))
attempt(lambda: it.permutations('ab', -1)); attempt(lambda: it.permutations('ab','a')); attempt(lambda: it.permutations('abc', 1.0)); attempt(lambda: it.combinations('ab', -1)); attempt(lambda: it.combinations('ab')); attempt(lambda: it.combinations('ab', None)); attempt(lambda: it.combinations_with_replacement('ab', -2))
attempt(lambda: it.zip_longest(1)); attempt(lambda: list(it.zip_longest('abc', 'x', fillvalue=0))); attempt(lambda: it.zip_longest('a', f=1))
attempt(lambda: it.starmap(1)); attempt(lambda: list(it.starmap(pow, [(2,3),[3,2]]))); attempt(lambda: list(it.starmap(pow,[1]))); attempt(lambda: list(it.takewhile(1,[2])))
attempt(lambda: it.accumulate()); attempt(lambda: list(it.accumulate([1,2],initial=5))); attempt(lambda: list(it.accumulate([], initial=5))); attempt(lambda: list(it.accumulate('ab', 3)))
attempt(lambda: it.compress('abc')); attempt(lambda: list(it.compress('abc', selectors=[1,0,1]))); attempt(lambda: it.groupby()); attempt(lambda: it.groupby(3)); attempt(lambda: [(k,list(g)) for k,g in it.groupby('aabb',key=None)])
attempt(lambda: it.filterfalse(None)); attempt(lambda: it.dropwhile('a')); attempt(lambda: it.pairwise()); attempt(lambda: list(it.pairwise(iterable='abc')))
for c in it.chain, it.count, it.cycle, it.groupby, it.islice, it.product, it.permutations, it.accumulate, it.starmap, it.zip_longest, it.pairwise, it.compress, it.repeat, it.takewhile, it.dropwhile, it.filterfalse, it.combinations:
    print(c, c.__name__, c.__module__, c.__doc__ is None)
class S(it.chain): pass
print(list(S('ab','c')), type(S.from_iterable(['a'])))
g = it.groupby('aab'); k, s = next(g); print(type(s).__name__, next(s)); next(g); print(list(s))
it2 = it.islice(iter('abcdefghijk'), 2, 8, 3); print(list(it2))
src = iter('abcdefghijk'); print(list(it.islice(src, 2, 8, 3)), next(src))
src = iter(range(10)); print(list(it.islice(src, 3, 3)), next(src))
print(it.chain.from_iterable.__name__, it.__name__)
class E:
    def __iter__(self): return self
    def __next__(self): raise ZeroDivisionError('x')
for f in (it.chain, it.cycle, it.pairwise, it.accumulate, it.groupby):
    i = f(E())
    attempt(lambda: next(i)); attempt(lambda: next(i))
# after StopIteration of the source that goes on
class Flaky:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n % 2 == 0: raise StopIteration
        return self.n
for f in (it.chain, it.cycle, it.pairwise, it.accumulate, lambda x: it.takewhile(lambda v: True, x), lambda x: it.filterfalse(lambda v: False, x), lambda x: it.starmap(max, map(lambda v:(v,0), x)), lambda x: it.compress(x, it.count(1)), lambda x: it.islice(x, 5)):
    i = f(Flaky()); print([next(i, 'end') for _ in range(5)])
import copy
for make in (lambda: it.cycle('abc'), lambda: it.islice('abcdef', 1, 5, 2), lambda: it.product('ab', repeat=2), lambda: it.permutations('abc', 2), lambda: it.combinations('abcd', 2), lambda: it.count(3), lambda: it.repeat(1, 3), lambda: it.zip_longest('ab', 'c'), lambda: it.takewhile(str, 'ab')):
    one = make(); next(one); two = copy.copy(one); print([next(one, '-') for _ in range(3)], [next(two, '-') for _ in range(3)])
class Kw(it.chain):
    def __init__(self, *args, newarg=None): self.newarg = newarg
k = Kw('ab', newarg=3); print(list(k), k.newarg)
for base in (tuple, frozenset, float, bool.__base__):
    Sub = type('Sub', (base,), {'__init__': lambda self, a=0, newarg=None: None})
    try: print(Sub((1,) if base in (tuple, frozenset) else '1', newarg=3))
    except TypeError as e: print(e)
    try: print(type('Sub', (base,), {})((1,), newarg=3))
    except TypeError as e: print(e)
class Pair:
    def __iter__(self): return self
    def __next__(self):
        if not hasattr(self, 'n'):
            self.n = 0; print(next(p, 'ended'))
        self.n += 1
        return self.n
p = it.pairwise(Pair()); print(next(p), next(p))
print(list(it.permutations(range(3))), list(it.combinations_with_replacement('abc', 2)), list(it.permutations('ab', 3)), list(it.combinations_with_replacement('', 0)), sum(1 for _ in it.permutations(range(5), 3)))
