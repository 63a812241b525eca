import asyncio
async def f(x=0):
    print("never")
async def main():
    asyncio.gather(f(1))
    await asyncio.gather([f(2),f(3)])
asyncio.run(main())
