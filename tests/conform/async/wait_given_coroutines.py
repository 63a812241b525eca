import asyncio


async def dinner(n):
    return n


async def main():
    coros = [dinner(5), dinner(6)]
    done, pending = await asyncio.wait(coros)


async def awaits_a_wrapper():
    coro = dinner(1)
    try:
        await coro.__await__()
    except TypeError as e:
        print(e)
    print(await coro)


asyncio.run(awaits_a_wrapper())
asyncio.run(main())
