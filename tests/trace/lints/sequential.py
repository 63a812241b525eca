import asyncio
async def fetch(name):
    await asyncio.sleep(1)
    return name
async def main():
    a = await fetch("a")
    b = await fetch("b")  # lint: one after the other
    print(a, b)
asyncio.run(main())
