import inspect, functools, types
def f(a, b: int, /, c=1, *args: str, d, e: "x" = 2, **kw): pass
s = inspect.signature(f)
def err(fn, *a, **k):
    try: print(fn(*a, **k))
    except Exception as e: print(type(e).__name__, e)
g = inspect.signature(lambda x, y=2, *, z: 0)
b = g.bind(1, z=3); print(b, b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b)
err(g.bind); err(g.bind, 1); err(g.bind, 1, 2, 3, z=1); err(g.bind, 1, z=1, q=2); err(g.bind, 1, x=1, z=2)
class C:
    def __init__(self, p, q=3): pass
    def m(self, x): pass
    @classmethod
    def cm(cls, y): pass
    @staticmethod
    def sm(z): pass
    def __call__(self, w): pass
print(inspect.signature(C), inspect.signature(C.m), inspect.signature(C(1).m), inspect.signature(C.cm), inspect.signature(C.sm), inspect.signature(C(1)))
@functools.wraps(f)
def w(*a): pass
print(inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.isgeneratorfunction(f), inspect.getdoc(f), inspect.unwrap(w) is f)
async def co(): pass
c = co(); print(inspect.iscoroutine(c), inspect.iscoroutinefunction(co), inspect.isawaitable(c), inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
print(types.MethodType(f, 3).__self__, types.SimpleNamespace(a=1))
