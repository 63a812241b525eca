import asyncio
async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n
async def main():
    for c in asyncio.as_completed([job(3), job(1), job(2)]):
        print(await c, asyncio.get_running_loop().time())
    for c in asyncio.as_completed([job(1), job(0.5, True)]):
        try:
            print(await c)
        except ValueError as e:
            print("failed", e)
    try:
        for c in asyncio.as_completed([job(1), job(5)], timeout=2):
            print(await c)
    except TimeoutError:
        print("timeout", asyncio.get_running_loop().time())
asyncio.run(main())
