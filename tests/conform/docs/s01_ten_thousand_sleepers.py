import asyncio
async def nap():
    await asyncio.sleep(1)
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*[nap() for _ in range(10_000)])
    print(f"10000 naps in {loop.time() - start:.0f} s")
asyncio.run(main())
