import asyncio
async def fetch(name):
    await asyncio.sleep(1)
    print(name)
async def main():
    await fetch("a")
    await fetch("b")  # lint: one after the other
    print("end")
asyncio.run(main())
