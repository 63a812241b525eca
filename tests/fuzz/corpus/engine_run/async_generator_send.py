import asyncio
async def echo():
    got = None
    while True:
        try:
            got = yield got
            print("got", got)
        except ValueError as e:
            print("caught", e)
            got = "recovered"
async def main():
    g = echo()
    print(await g.asend(None), await g.asend(1), await g.asend(2))
    print(await g.athrow(ValueError("v")))
    await g.aclose()
    g = echo()
    try:
        await g.asend(1)
    except TypeError as e:
        print(e)
    async def wrong():
        yield 1
        raise StopAsyncIteration
    w = wrong()
    await anext(w)
    try:
        await anext(w)
    except RuntimeError as e:
        print(e)
asyncio.run(main())
