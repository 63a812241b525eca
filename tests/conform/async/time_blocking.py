import asyncio, time
async def ticker():
    for i in range(4):
        print("tick", i, f"{asyncio.get_running_loop().time():.1f}")
        await asyncio.sleep(0.5)
async def blocker():
    await asyncio.sleep(0.7)
    time.sleep(2)
    print("blocked until", time.perf_counter())
async def main():
    start = time.perf_counter()
    await asyncio.gather(ticker(), blocker())
    print(f"took {time.perf_counter() - start:.2f} s", time.monotonic(), time.time())
asyncio.run(main())
time.sleep(1.25)
print(time.monotonic(), time.perf_counter(), time.time() - 1700000000, time.perf_counter_ns())
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
