class Meta(type):
    "Meta doc."
    def extra(cls): "Extra."
class Base:
    x: int = 1
    def __init__(self):
        """Start."""
    def run(self):
        """Run it.
        	tab
        """
    def __len__(self): return 0
    def __str__(self): return ''
    def __enter__(self): return self
class Mixin:
    """Mixes."""
    def mixed(self): pass
    class Inner:
        "Inner doc."
class Child(Base, Mixin, metaclass=Meta):
    def run(self): pass
    table = {i: str(i) for i in range(30)}
    pair = (1, 'it\'s', b'x', r'a\d')
    other = Base
    nothing = None
class Desc:
    "A descriptor."
    def __get__(self, o, t): return 5
    def __set__(self, o, v): pass
class WithDesc:
    d = Desc()
    def _hidden(self): pass
    __private = 3
    def __call__(self, *a): "Call."
    def __getattr__(self, n): raise AttributeError(n)
    def __new__(cls): return object.__new__(cls)
    def __init_subclass__(cls, **kw): pass
    def __class_getitem__(cls, k): pass
    def __del__(self): pass
    def __hash__(self): return 1
    def __bool__(self): return True
    def __reduce__(self): return ()
def gen():
    """

    Starts with blank lines.
    """
    yield 1
async def agen(): yield 1
def outer():
    def inner(x):
        "Inner."
    class Local:
        "Local."
        def m(self): "M."
    return inner, Local
class K:
    def __init__(self, a, b=None, *, c: 'K' = None) -> None: ...
class KK(K): "No init of its own."
class KKK(KK):
    def __init__(self):
        super().__init__(1)
for t in Base, Mixin, Child, WithDesc, gen, agen, *outer(), K, KK, KKK, Child.run, Child().run, WithDesc.__call__, Child.Inner, WithDesc():
    help(t)
