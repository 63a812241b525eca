import asyncio
async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            yield i
    finally:
        print("generator closed")
async def main():
    async for t in ticks(3):
        print("tick", t, asyncio.get_running_loop().time())
    print([x async for x in ticks(2)], {x: x * x async for x in ticks(3) if x}, sorted({x async for x in ticks(2)}))
    print([y for x in [1, 2] for y in [x] if await asyncio.sleep(0, True)])
    g = ticks(5)
    print(await anext(g), await g.__anext__(), type(g).__name__)
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print(repr(e))
    print(await anext(g, "default"))
    gen = (x * 2 async for x in ticks(2))
    print([x async for x in gen])
    async for x in ticks(1):
        pass
    else:
        print("else")
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    try:
        for x in ticks(1):
            pass
    except TypeError as e:
        print(e)
    try:
        await ticks(1)
    except TypeError as e:
        print(e)
asyncio.run(main())
