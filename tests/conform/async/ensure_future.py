import asyncio
async def work(x):
    await asyncio.sleep(1)
    return x
class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaited"
async def main():
    t = asyncio.ensure_future(work(1))
    print(type(t).__name__, asyncio.ensure_future(t) is t, await t)
    f = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(f) is f, asyncio.isfuture(f), asyncio.isfuture(t), asyncio.isfuture(5))
    print(await asyncio.ensure_future(Awaitable()))
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print(e)
asyncio.run(main())
