import asyncio
async def f(x):
    print("never")
async def main():
    f(1)
    print("after the call")
    c = f(2)
    c = None
    print("after dropping")
    d = f(3)
    print("end")
asyncio.run(main())
f(4)
print("bye")
