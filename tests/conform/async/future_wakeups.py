import asyncio
async def waiter(f, n):
    print(n, "waits")
    print(n, "got", await f)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    ts = [asyncio.create_task(waiter(f, n)) for n in "abc"]
    await asyncio.sleep(1)
    loop.call_soon(print, "queued before")
    f.set_result("value")
    loop.call_soon(print, "queued after")
    print("set")
    await asyncio.gather(*ts)
    g = loop.create_future()
    g.set_exception(ValueError("shared"))
    r = await asyncio.gather(waiter(g, "x"), waiter(g, "y"), return_exceptions=True)
    print(r, r[0] is r[1])
    async def my_sleep(n):
        f = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(n, f.set_result, None)
        await f
    await asyncio.gather(my_sleep(2), my_sleep(1))
    print(loop.time())
asyncio.run(main())
