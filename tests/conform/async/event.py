import asyncio
async def waiter(e, n):
    print(n, "waits")
    print(n, await e.wait())
async def main():
    e = asyncio.Event()
    print(e.is_set(), repr(e).split(" ")[-1])
    tasks = [asyncio.create_task(waiter(e, n)) for n in "abc"]
    await asyncio.sleep(1)
    print(repr(e).split("[")[1])
    e.set()
    print("set", e.is_set())
    await asyncio.gather(*tasks)
    print(await e.wait())
    e.clear()
    print(e.is_set())
    t = asyncio.create_task(waiter(e, "d"))
    await asyncio.sleep(0)
    e.set()
    e.clear()
    await t
    try:
        await asyncio.wait_for(e.wait(), 1)
    except TimeoutError:
        print("nobody set it")
asyncio.run(main())
