import asyncio
async def runner(name, warmup, barrier):
    await asyncio.sleep(warmup)
    print(name, "ready")
    await barrier.wait()
    print(name, "runs")
async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[runner(n, w, barrier) for n, w in (("a", 2), ("b", 1), ("c", 3))])
asyncio.run(main())
