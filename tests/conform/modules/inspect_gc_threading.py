import asyncio, gc, inspect, threading
async def co(): return 1
async def agen(): yield 1
def gen(): yield 1
c = co()
print(inspect.iscoroutine(c), inspect.iscoroutinefunction(co), inspect.isawaitable(c), inspect.isasyncgenfunction(agen), inspect.isgeneratorfunction(gen))
c.close()
print(type(gc.collect()).__name__, threading.current_thread().name)
def where():
    return threading.current_thread().name
async def main():
    print(where(), await asyncio.to_thread(where))
asyncio.run(main())
