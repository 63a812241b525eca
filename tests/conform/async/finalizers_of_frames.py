# Finalizers of what frames hold: of generators, of coroutines, of those that a traceback keeps.
import asyncio


class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
async def c0(): pass
class P(D):
    def __del__(self):
        print("P", self.n)
        self.n = None
def f():
    p = P(1)
    p.kid = c0()
    p = None
    print("p")
    def g():
        z = D("gz"); y = D("gy")
        try:
            yield
        finally:
            print("fin")
    x = g(); next(x)
    x = None
    print("gen")
    def g2(): 
        a = D("g2a")
        yield 1
        yield 2
    for i in g2():
        print(i)
        break
    print("broken")
    x = g2()
    next(x)
    y = [x, D("other")]
    x = None
    print("in y")
    y = None
    print("end")
f()
async def main():
    a = D("a"); b = D("b")
    async def sub():
        x = D("x"); y = D("y")
        await asyncio.sleep(1)
        print("sub ends")
    await sub()
    print("after sub")
    t = asyncio.create_task(sub())
    await asyncio.sleep(0.5)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled")
    del t
    print("main ends")
asyncio.run(main())
print("ran")
