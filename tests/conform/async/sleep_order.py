import asyncio
async def nap(n, name):
    await asyncio.sleep(n)
    print(name, asyncio.get_running_loop().time())
async def main():
    await asyncio.gather(nap(3, "c"), nap(1, "a"), nap(2, "b"), nap(1, "a2"), nap(0, "zero"), nap(-1, "negative"), nap(0.5, "half"))
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(1, result="later"))
    print(asyncio.get_running_loop().time())
asyncio.run(main())
