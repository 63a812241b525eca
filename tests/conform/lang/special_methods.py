def t(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class D:
    def __init__(self,n='?'): self.n=n
    def __set_name__(self,o,n): print('set_name',o.__name__,n); self.n=n
    def __get__(self,o,t=None):
        if o is None: return self
        return o.__dict__.get(self.n,'unset')
    def __set__(self,o,v): print('set',v); o.__dict__[self.n]=v
    def __delete__(self,o): print('del'); o.__dict__.pop(self.n,None)
    def __repr__(self): return 'D(%s)'%self.n
class A:
    a=D()
    b=D()
x=A(); print(x.a); x.a=3; print(x.a,A.a,x.__dict__); del x.a; print(x.a)
class ND:
    def __get__(self,o,t): return 'nd'
class B:
    n=ND()
b=B(); print(b.n); b.n=5; print(b.n, B.n)
class RO:
    def __get__(self,o,t): return 'ro'
    def __set__(self,o,v): raise AttributeError('read only!')
class C: r=RO()
t(lambda: setattr(C(),'r',1))
class Pr:
    def __init__(self): self._x=1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self,v): self._x=v
    @x.deleter
    def x(self): del self._x
    y=property(lambda s: 9, doc='why')
    z=property()
p=Pr(); p.x=5; print(p.x,Pr.x.__doc__,Pr.y.__doc__,Pr.z.__doc__,type(Pr.x)); del p.x
t(lambda: p.x)
t(lambda: setattr(p,'y',1))
t(lambda: p.z)
def dl(): del p.y
t(dl)
class Ga:
    def __getattr__(self,n):
        if n.startswith('x'): return n*2
        raise AttributeError(n)
g=Ga(); print(g.xy); t(lambda: g.q); print(hasattr(g,'q'),getattr(g,'q',0))
class Gb:
    def __getattribute__(self,n):
        if n=='secret': return 42
        return super().__getattribute__(n)
    v=1
print(Gb().secret,Gb().v); t(lambda: Gb().w)
class Sa:
    def __setattr__(self,n,v): print('sa',n,v); object.__setattr__(self,n,v)
    def __delattr__(self,n): print('da',n); super().__delattr__(n)
s=Sa(); s.k=1; del s.k
def dl(): del s.k
t(dl)
class F:
    def __format__(self,s): return f'<{s}>'
print(f'{F():abc} {F()}', format(F(),'x'), '{:zz}'.format(F()))
class Fb:
    def __format__(self,s): return 3
t(lambda: f'{Fb()}')
class I:
    def __index__(self): return 2
print([1,2,3][I()], [1,2,3][:I()], range(I()), hex(I()), 'ab'*I(), int(I()), float(I()), round(1.234,I()), bin(I()), chr(I())=='\x02', bytes(I()))
class Ib:
    def __index__(self): return 'x'
t(lambda: [1][Ib()]); t(lambda: int(Ib()))
class Bo:
    def __bool__(self): return 1
t(lambda: bool(Bo()))
class Le:
    def __len__(self): return -1
t(lambda: len(Le())); t(lambda: bool(Le()))
class Lf:
    def __len__(self): return 'a'
t(lambda: len(Lf()))
class Lz:
    def __len__(self): return 0
print(bool(Lz()))
class H:
    def __eq__(self,o): return True
t(lambda: hash(H())); t(lambda: {H()})
class H2:
    def __hash__(self): return 'a'
t(lambda: hash(H2()))
class H3:
    def __hash__(self): return 2**70
print(hash(H3()))
class V:
    def __init__(self,v): self.v=v
    def __add__(self,o): print('add'); return NotImplemented
    def __radd__(self,o): print('radd'); return 'R'
    def __iadd__(self,o): print('iadd'); self.v+=o; return self
    def __lt__(self,o): print('lt'); return NotImplemented
    def __gt__(self,o): print('gt'); return 'G'
    def __eq__(self,o): print('eq'); return NotImplemented
    def __neg__(self): return 'neg'
    def __matmul__(self,o): return 'mm'
    def __divmod__(self,o): return 'dm'
    def __rdivmod__(self,o): return 'rdm'
    def __pow__(self,o,m=None): return ('pow',o,m)
    def __rpow__(self,o): return 'rpow'
v=V(1); t(lambda: v+1); t(lambda: 1+v); t(lambda: v+v); v+=5; print(v.v); t(lambda: v<v); t(lambda: v<1); t(lambda: 1<v); t(lambda: v==1); t(lambda: v!=v); t(lambda: -v); t(lambda: +v); t(lambda: ~v); t(lambda: v@1); t(lambda: 1@v); t(lambda: divmod(v,1)); t(lambda: divmod(1,v)); t(lambda: pow(v,2,3)); t(lambda: 2**v); t(lambda: v-1); t(lambda: v>=1)
class Sub(V):
    def __radd__(self,o): return 'subradd'
t(lambda: v+Sub(1))
class Mi(dict):
    def __missing__(self,k): return k*2
m=Mi(); print(m['ab'],m.get('q'),'ab' in m)
class LH:
    def __iter__(self): return iter([1,2])
    def __length_hint__(self): return 2
t(lambda: list(LH()))
class Rv:
    def __reversed__(self): return 'rev'
    def __len__(self): return 2
    def __getitem__(self,i):
        if i>3: raise IndexError
        return i
print(reversed(Rv()), list(Rv()), 2 in Rv(), 9 in Rv())
class Rw:
    def __len__(self): return 2
    def __getitem__(self,i): return i
print(list(reversed(Rw())))
t(lambda: reversed(5)); t(lambda: reversed({1}))
class It:
    __iter__=None
t(lambda: iter(It()))
class Co:
    def __contains__(self,x): return 'yes'
print(1 in Co(), 1 not in Co())
class Ca:
    __call__=None
t(lambda: Ca()())
class NI:
    def __iter__(self): return 5
t(lambda: iter(NI()))
class NI2:
    def __iter__(self): return self
t(lambda: iter(NI2()))
class CM:
    def __enter__(self): print('enter'); return 'val'
    def __exit__(self,*a): print('exit',a[0]); return True
with CM() as c: print(c); 1/0
class CB: pass
def w():
    with CB(): pass
t(w)
class CB2:
    def __enter__(self): return 1
def w():
    with CB2(): pass
t(w)
import asyncio
def w2():
    async def m():
        async with CM(): pass
    asyncio.run(m())
t(w2)
def w3():
    async def m():
        with asyncio.Lock(): pass
    asyncio.run(m())
t(w3)
class St:
    def __str__(self): return 1
t(lambda: str(St())); t(lambda: print(St()))
class Rp:
    def __repr__(self): return 1
t(lambda: repr(Rp())); t(lambda: f'{Rp()!r}')
class Nw:
    def __new__(cls): return 5
print(Nw())
class In:
    def __init__(self): return 5
t(In)
print(A.__doc__, A.__module__, A.__qualname__, Pr.x.fget.__name__)
def fn(a,b=2,*args,c,d=4,**kw): "docs"; q=1; return q
print(fn.__defaults__,fn.__kwdefaults__,fn.__code__.co_varnames,fn.__code__.co_argcount,fn.__doc__,fn.__name__,fn.__qualname__,fn.__module__,fn.__annotations__,fn.__dict__,fn.__closure__)
fn.attr=1; print(fn.attr,fn.__dict__)
def outer():
    z=3
    def inner(): return z
    return inner
print(outer().__closure__[0].cell_contents, outer().__qualname__, outer().__code__.co_freevars)
print(t.__code__.co_name, (lambda:0).__name__, (lambda:0).__qualname__)
def ann(a:int,b:'str'=1)->float: pass
print(ann.__annotations__)
class An:
    x:int
    y:str='a'
print(An.__annotations__)
z:int=3
print(__annotations__)
print(__name__, __file__, __doc__)
