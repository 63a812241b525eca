import asyncio
async def turns(name, n):
    for i in range(n):
        print(name, i, end="; ")
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(turns("a", 3), turns("b", 2), turns("c", 4))
    print()
    asyncio.create_task(turns("d", 2))
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(0)
    print("main again")
asyncio.run(main())
