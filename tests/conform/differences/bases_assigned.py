# The bases of a class are what its statement says: they cannot be assigned.
class A: pass
class B: x = 1
class C(A): pass
try:
    C.__bases__ = (B,)
    print(C.x)
except TypeError as e:
    print(e)
