import asyncio
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = D("a")
a = None
print("1")
b = D("b")
del b
print("2")
def f():
    c = D("c")
    print("in f")
f()
print("3")
D("temp")
print("4")
lst = [D("l1"), D("l2")]
lst.pop()
print("5")
lst.clear()
print("6")
x = D("x"); y = x
del x
print("7")
y = 5
class Bad:
    def __del__(self): raise ValueError("in del")
z = Bad()
z = 1
class Res:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit")
    def __del__(self): print("gone")
with Res() as r:
    print("body")
del r
async def main():
    m = D("m")
    await asyncio.sleep(1)
    print("main end")
async def other():
    for i in range(3):
        q = i
        await asyncio.sleep(0.3)
async def both():
    await asyncio.gather(main(), other())
asyncio.run(both())
d = {}
d["k"] = D("k")
d["k"] = 1
print("8")
g1 = D("end1"); g2 = D("end2")
try:
    t = D("t")
    raise KeyError
except KeyError:
    del t
    print("handled")
print("bye")


print('--- what goes wrong meanwhile')
class Breaks:
    def __del__(self): raise ValueError('in __del__')
def stubborn():
    try:
        yield 1
    finally:
        yield 2
def breaks():
    try:
        yield 1
    finally:
        raise ValueError('while closing')
try:
    1 / 0
except ZeroDivisionError:
    b = Breaks()
    del b
for make in stubborn, breaks:
    g = make()
    next(g)
    g = None
    print('after', make.__name__)
