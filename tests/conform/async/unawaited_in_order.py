# Coroutines that are dropped together say so in the order of their deaths.
import asyncio
async def c0(): pass
async def c1(): pass
async def c2(): pass
async def c3(): pass
def lists():
    x = [c0(), c1(), c2()]
    del x
    print("list")
    x = (c0(), c1(), c2())
    x = None
    print("tuple")
    x = {1: c0(), 2: c1(), 3: c2()}
    x = None
    print("dict")
    x = [[c0(), c1()], (c2(), c3())]
    x = None
    print("nested")
def loc():
    a = c0(); b = c1(); c = c2()
    print("in loc")
def rev():
    c = a = b = None
    b = c0(); a = c1(); c = c2()
    print("in rev")
class I:
    pass
def attrs():
    i = I()
    i.x = c0(); i.y = c1(); i.z = c2()
    del i
    print("attrs")
import warnings
warnings.simplefilter("always")
lists()
loc()
print("loc")
rev()
print("rev")
attrs()
