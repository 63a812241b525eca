import asyncio
async def tick():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.001)
async def compute():
    total = 0
    for i in range(200_000):      # with `cpu: 1us` (cost model) this is a long red block
        total += i
    print("computed")
async def main():
    await asyncio.gather(tick(), compute())
asyncio.run(main())
