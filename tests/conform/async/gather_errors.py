import asyncio
async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(f"job {n}")
    print("finished", n)
    return n
async def main():
    try:
        await asyncio.gather(job(1), job(2, True), job(3), job(4, True))
    except ValueError as e:
        print("caught", e, asyncio.get_running_loop().time())
    await asyncio.sleep(3)
    r = await asyncio.gather(job(1), job(2, True), job(3), return_exceptions=True)
    print(r)
    try:
        await asyncio.gather(job(0), 5)
    except TypeError as e:
        print(e)
asyncio.run(main())
