def f(x):
    if x<3: return x
    raise StopIteration(444)
print(list(map(f, range(10))))
for x in map(f, range(10)): print(x)
print(*map(f, range(9)))
def g():
    r = yield from map(f, range(9))
    print("r", r)
try: print(list(g()))
except Exception as e: print(repr(e))
print(list(filter(f, range(9))))
print(list(zip(map(f, range(9)), range(100))))
print(sum(map(f, range(9))), max(map(f, range(9))), sorted(map(f, range(9)), reverse=True))
print(dict(zip("abcdefg", map(f, range(9)))))
it = map(f, range(2,9))
print(next(it)); 
try: next(it)
except StopIteration as e: print(e.value, e.args)
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(7)
def h():
    print((yield from I()))
list(h())
def k(): raise StopIteration(5)
print(list(iter(k, 3)))
def h2():
    print((yield from iter(k,3)))
list(h2())
import itertools
def st(*a): raise StopIteration(a)
print(list(itertools.starmap(st, [(1,2)])), list(itertools.takewhile(st, [1])), list(itertools.dropwhile(st,[1])), list(itertools.accumulate([1,2,3], st)), list(itertools.filterfalse(st,[1])), list(itertools.groupby([1,2],st)))
def h3():
    print((yield from itertools.starmap(st, [(1,2)])))
list(h3())
def h4():
    print((yield from filter(st, [(1,2)])))
list(h4())
def h5():
    print((yield from zip(map(f,[5]))))
list(h5())
def h6():
    print((yield from enumerate(map(f,[5]))))
list(h6())
def h7():
    print((yield from itertools.chain(map(f,[5]))))
list(h7())
async def a():
    try:
        print([x async for x in ag()])
    except BaseException as e: print(repr(e))
async def ag():
    for x in map(f, range(5)): yield x
import asyncio
asyncio.run(a())
try: [f(x) for x in range(9)]
except StopIteration as e: print("SI", e.value)
try: print(list(f(x) for x in range(9)))
except RuntimeError as e: print(e)
try: sorted([3,1], key=st)
except StopIteration as e: print("sorted", e)

# what an iterator ended with before is forgotten
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(7)
for x in I(): pass
def h():
    print((yield from map(str, [])))
list(h())
for x in I(): pass
try: next(map(str, []))
except StopIteration as e: print(e.args)
try: next(iter([]))
except StopIteration as e: print(e.args)
try: next(zip(I()))
except StopIteration as e: print(e.args)
