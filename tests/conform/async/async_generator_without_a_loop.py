# No loop knows an async generator that is driven by hand: dropped, it is closed like any generator.
import asyncio
async def agen(name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)
def first(a):
    try:
        a.__anext__().send(None)
    except StopIteration as e:
        return e.value
a = agen("a")
print(first(a))
del a
print("after")
b = agen("b")
print(first(b))
async def awaits():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("never")
c = awaits()
print(first(c))
del c
print("after c")
def g():
    d = agen("d")
    first(d)
g()
async def main():
    e = agen("e")
    await anext(e)
    global kept
    kept = agen("kept")
    await anext(kept)
asyncio.run(main())
print("end")


async def counts():
    n = 0
    while True:
        n += 1
        try:
            yield n
        except KeyError:
            print("caught")

counting = counts()
print(first(counting))
operation = counting.athrow(KeyError)
for n in range(3):  # CPython 3.11 forgets to close it
    try:
        operation.throw(KeyError)
    except BaseException as e:
        print(repr(e))
