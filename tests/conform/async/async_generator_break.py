import asyncio
async def gen(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        print("closed", name)
async def main():
    async for x in gen("a"):
        if x == 1:
            break
    print("after break")
    await asyncio.sleep(1)
    g = gen("kept")
    async for x in g:
        break
    print("kept is open")
    await g.aclose()
    g2 = gen("at the end")
    await anext(g2)
    print("main ends")
asyncio.run(main())
print("after run")
