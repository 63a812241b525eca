import asyncio
async def f(x=0):
    print("never")
class A:
    def __init__(self):
        self.c = f(2)
a = A()
a.c = None
print("attribute")
a = A()
a = None
print("object")
def p():
    try:
        c = f(4)
        1 / 0
    except ZeroDivisionError:
        print("handled")
    return 5
p()
print("p done")
lst = [f(i) for i in range(3)]
lst = None
print("list")
async def main():
    await asyncio.sleep(1)
    asyncio.sleep(1)
    q = asyncio.Queue()
    q.put(1)
    asyncio.wait_for(f(1), 1)
    c = f(3)
    await asyncio.sleep(1)
    await asyncio.gather(other(), other())
    c = 5
    print("end")
async def other():
    x = 1
    await asyncio.sleep(1)
    x = 2
asyncio.run(main())
lst = [f(i) for i in range(3)]
