import asyncio, time
async def fetch(n):
    print(f"start {n}")
    await asyncio.sleep(2)
    print(f"end {n}")
async def main():
    start = time.perf_counter()
    await asyncio.gather(*(fetch(n) for n in range(1, 4)))
    print(f"took {time.perf_counter() - start:.2f} s")
asyncio.run(main())
