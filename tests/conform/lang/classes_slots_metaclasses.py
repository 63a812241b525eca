def section(t): print('--', t)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
section('slots')
class P:
    __slots__ = ('x','y')
    def __init__(self,x,y): self.x=x; self.y=y
p=P(1,2)
print(p.x,p.y)
t(lambda: setattr(p,'z',3))
t(lambda: p.__dict__)
del p.x
t(lambda: p.x)
t(lambda: P.x)
print(type(P.x).__name__, hasattr(p,'x'), P.__slots__)
class Q(P): pass
q=Q(1,2); q.z=5; print(q.z,q.__dict__)
class R(P):
    __slots__=['z']
r=R(1,2); r.z=3; print(r.x,r.z)
t(lambda: setattr(r,'w',1))
class S:
    __slots__='only'
s=S(); s.only=1; print(s.only)
t(lambda: setattr(s,'q',1))
def bad():
    class B:
        __slots__=('a',)
        a=1
t(bad)
class D:
    __slots__=('__dict__','k')
d=D(); d.k=1; d.zz=2; print(d.__dict__, d.k)
section('metaclass')
class Meta(type):
    def __new__(mcls,name,bases,ns,**kw):
        print('new',name,[b.__name__ for b in bases],sorted(k for k in ns if not k.startswith('__')),kw)
        return super().__new__(mcls,name,bases,ns)
    def __init__(cls,name,bases,ns,**kw):
        super().__init__(name,bases,ns)
        cls.registry=getattr(cls,'registry',[])+[name]
    def __call__(cls,*a,**k):
        print('call',cls.__name__,a,k)
        return super().__call__(*a,**k)
    def __repr__(cls): return f'<Meta {cls.__name__}>'
    def __len__(cls): return 42
    def __iter__(cls): return iter([1,2])
    def __getitem__(cls,k): return k*2
    def __contains__(cls,k): return k=='yes'
    @property
    def prop(cls): return 'prop of '+cls.__name__
    def meth(cls): return 'meth '+cls.__name__
class A(metaclass=Meta):
    v=1
class B(A, flag=True):
    def __init__(self,x=0): self.x=x
b=B(5)
print(b.x,type(B),B,len(B),list(B),B['a'],'yes' in B,B.prop,B.meth(),B.registry)
t(lambda: b.meth())
print(isinstance(B,Meta),isinstance(B,type),type(B) is Meta, B.__class__)
class Singleton(type):
    _inst={}
    def __call__(cls,*a,**k):
        if cls not in cls._inst: cls._inst[cls]=super().__call__(*a,**k)
        return cls._inst[cls]
class Db(metaclass=Singleton):
    def __init__(self): print('connect')
print(Db() is Db())
class Prep(type):
    @classmethod
    def __prepare__(m,name,bases,**k):
        print('prepare',name)
        return {'injected':7}
class Pp(metaclass=Prep):
    y=injected+1
print(Pp.y,Pp.injected)
class EqM(type):
    def __eq__(a,b): return True
    def __hash__(a): return 1
    def __instancecheck__(cls,o): return o==3
    def __subclasscheck__(cls,o): return True
class E1(metaclass=EqM): pass
print(E1==5, isinstance(3,E1), issubclass(int,E1))
M=type('M',(type,),{}); C=M('C',(),{'z':1}); print(C.z,type(C).__name__)
def func_meta(name,bases,ns): print('fm',name); return type(name,bases,ns)
class FM(metaclass=func_meta): pass
print(FM)
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
def conf():
    class X3(X1,X2): pass
t(conf)
section('bases')
bases=(A,)
kw={'flag':1}
class K(*bases,**kw): pass
print(K.__bases__)
class K2(*[dict], **{}): pass
print(K2())
section('mro')
class O: pass
def f():
    class Bad(O, P, O): pass
t(f)
def f():
    class X(O): pass
    class Y(O, X): pass
t(f)
def f():
    class Y(int,str): pass
t(f)
def f():
    class Y(bool): pass
t(f)
def f():
    class Y(1): pass
t(f)
print(type('T',(O,),{'a':1}).a)
t(lambda: type('T',(O,)))
t(lambda: type())
t(lambda: type(1,2,3))
section('init_subclass')
class Plug:
    subs=[]
    def __init_subclass__(cls,/,name=None,**kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__,name))
class Pa(Plug,name='a'): pass
class Pb(Plug): pass
print(Plug.subs)
def f():
    class Pc(Plug,foo=1): pass
t(f)
class N:
    @classmethod
    def __class_getitem__(cls,k): return f'{cls.__name__}[{k}]'
print(N[int],N[1,2])
class G: pass
t(lambda: G[int])
t(lambda: len(G))
t(lambda: iter(G))
t(lambda: G+1)
t(lambda: G<G)
t(lambda: G())
print(G()!=G(), G==G)
t(lambda: G(1))
t(lambda: G(a=1))
class G2:
    def __new__(cls,*a): return super().__new__(cls)
print(type(G2(1,2)).__name__)
t(lambda: object(1))
t(lambda: object.__new__(1))
t(lambda: super())
t(lambda: super(1))
