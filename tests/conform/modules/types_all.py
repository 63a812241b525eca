import types, asyncio
m = types.MappingProxyType({"a": 1}); print(m, m["a"], len(m), list(m), dict(m), m == {"a": 1}, "a" in m)
try: m["b"] = 2
except TypeError as e: print(e)
@types.coroutine
def sw(): 
    x = yield "hello"
    return x
async def main(): return await sw()
c = main(); print(c.send(None))
try: c.send(5)
except StopIteration as e: print(e.value)
@types.coroutine
def tick(): yield
async def a(n):
    for i in range(2): print(n, i); await tick()
async def amain(): await asyncio.gather(a("x"), a("y"))
asyncio.run(amain())
print(types.new_class("N", (int,))(3), isinstance(print, types.BuiltinFunctionType), types.NoneType)
