"""inspect.getcallargs(): what a call would bind, and its refusals in the words of a call; the names that a star imports."""
import inspect
def f(a, b=1, *args, c, d=2, **kw): print('ran')
def g(a, b): print('ran')
def h(): print('ran')
def k(*, x): print('ran')
def po(a, /, b): print('ran')
class A:
    def m(self, x): print('ran')
async def co(x): print('ran')
def gen(x, y): yield
for func, args, kw in ((f, (), {}), (f, (1,), {}), (f, (1,), {'c': 1, 'a': 2}), (g, (1, 2, 3), {}), (g, (), {}), (g, (1,), {'z': 1}), (h, (1,), {}), (k, (), {}), (k, (1,), {'x': 1}), (A().m, (), {}), (A.m, (), {}), (A().m, (1, 2), {}), (co, (), {}), (gen, (1,), {}), (g, (1,), {'b': 5}), (f, (1, 2, 3), {'c': 4, 'z': 5})):
    try: print(inspect.getcallargs(func, *args, **kw))
    except TypeError as e: print(e)
from inspect import *
print(signature(g), iscoroutinefunction(co))
