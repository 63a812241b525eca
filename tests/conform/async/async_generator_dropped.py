import asyncio
async def ticker(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print(name, "finally")
        await asyncio.sleep(0.2)
        print(name, "closed")
async def main():
    async for x in ticker("a"):
        print(x)
        if x == 1:
            break
    print("after break")
    await asyncio.sleep(0)
    print("after one turn")
    await asyncio.sleep(1)
    g = ticker("b")
    async for x in g:
        if x == 2: break
    print("g kept")
    await asyncio.sleep(0.5)
    del g
    print("g deleted")
    await asyncio.sleep(0.5)
    async def inner():
        async for x in ticker("c"):
            return x
    print(await inner())
    print("inner returned")
    await asyncio.sleep(0.5)
    try:
        async for x in ticker("d"):
            raise ValueError("out")
    except ValueError as e:
        print("caught", e)
    print("handled")
    await asyncio.sleep(0.5)
    h = ticker("e")
    print(await h.__anext__())
    h = None
    print("end of main")
asyncio.run(main())
print("after run")
