import asyncio
async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n
def names(s):
    return sorted(t.get_name() for t in s)
async def main():
    def start(fail=None):
        return [asyncio.create_task(job(n, n == fail), name=f"j{n}") for n in (1, 2, 3)]
    loop = asyncio.get_running_loop()
    for kw in ({}, {"return_when": asyncio.FIRST_COMPLETED}, {"return_when": asyncio.FIRST_EXCEPTION}, {"timeout": 1.5}, {"timeout": 0}):
        t0 = loop.time()
        tasks = start()
        done, pending = await asyncio.wait(tasks, **kw)
        print(kw, names(done), names(pending), loop.time() - t0)
        await asyncio.gather(*tasks)
    tasks = start(fail=2)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in sorted(done, key=lambda t: t.get_name())])
    await asyncio.wait(pending)
    print(asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED)
    for bad in ([], None):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    c = job(1)
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
    try:
        await asyncio.wait(tasks, return_when="x")
    except ValueError as e:
        print(e)
asyncio.run(main())
