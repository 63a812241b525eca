import asyncio
async def f(x=0):
    print("never")
def g():
    c = f(5)
    print("in g")
def h(c):
    print("in h")
async def main():
    for i in range(3):
        f(i)
    print(f(1) is None)
    for i in range(3):
        c = f(i)
    print("after loop")
    g()
    print("after g")
    h(f(9))
    print("after h")
    x = [f(1), f(2)]
    x.clear()
    print("cleared")
    x = {1: f(3)}
    del x[1]
    print("deleted")
    y = f(4)
    del y
    print("del y")
    if f(1):
        print("truthy")
    z = f(6)
    print("end")
asyncio.run(main())
print("main over")
k = f(7)
k = 3
print("k rebound")
k = f(8)
m = f(8)
print("bye")
