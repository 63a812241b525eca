# A call that is refused drops its arguments at once; what a traceback holds lives as long as its exception.
import asyncio
async def w(): pass
def f():
    c = w()
    raise ValueError
try:
    f()
except ValueError as e:
    print("handler")
print("after")
def g():
    try:
        f()
    except ValueError as e:
        print("handler")
    print("after g")
g()
async def main():
    try:
        asyncio.gather(w(), x=1)
    except TypeError:
        print("te")
    print("after te")
    try:
        asyncio.gather(w(), x=1)
    except TypeError as e:
        print("te")
    print("after te 2")
    try:
        await asyncio.wait_for(w(), 1, 2, 3)
    except TypeError as e:
        print("te")
    print("after te 3")
    try:
        asyncio.create_task(w(), nme="x")
    except TypeError as e:
        print("te")
    print("after te 4")
    try:
        await asyncio.wait([w()])
    except TypeError as e:
        print("te")
    print("after te 6")
    try:
        await asyncio.shield(w(), 5)
    except TypeError as e:
        print("te")
    print("after te 7")
    try:
        asyncio.run(w())
    except RuntimeError as e:
        print("te")
    print("after te 8")
import warnings
warnings.simplefilter("always")
warnings.showwarning = lambda m, c, f, l, *a: print("WARN", m, l)
asyncio.run(main())
