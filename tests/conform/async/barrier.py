import asyncio
async def runner(b, n):
    await asyncio.sleep(n)
    print("arrives", n, b.n_waiting)
    i = await b.wait()
    print("passes", n, i)
async def main():
    b = asyncio.Barrier(3)
    print(b.parties, b.broken)
    await asyncio.gather(*[runner(b, n) for n in (3, 1, 2)])
    t = asyncio.create_task(runner(b, 0))
    await asyncio.sleep(1)
    await b.abort()
    try:
        await t
    except asyncio.BrokenBarrierError as e:
        print(repr(e), b.broken)
asyncio.run(main())
