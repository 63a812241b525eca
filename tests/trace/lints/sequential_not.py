import asyncio
async def fetch(name):
    await asyncio.sleep(1)
    return name
async def quick():
    return 1
async def main():
    a = await fetch("a")
    b = await fetch(a + "b")
    x = await quick()
    y = await quick()
    await asyncio.sleep(1)
    await asyncio.sleep(2)
    c, d = await asyncio.gather(fetch("c"), fetch("d"))
    one = asyncio.create_task(fetch("e"))
    two = asyncio.create_task(fetch("f"))
    e = await one
    f = await two
    print(b, x, y, c, d, e, f)
asyncio.run(main())
