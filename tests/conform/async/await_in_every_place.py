"""Where an await may stand: in arguments, comprehensions, f-strings, slices, conditions."""
import asyncio


async def value(x):
    print("value", x if not callable(x) else "function", end="; ")
    await asyncio.sleep(0)
    return x


async def numbers(n):
    for i in range(n):
        yield await value(i)


async def main():
    print(f"{await value(1)} {await value('w'):>{await value(5)}}")
    print([1, 2, 3, 4][await value(1):await value(3)])
    print({await value("k"): await value("v")}, {await value(3), 3})
    print(await value(True) and await value(0) or await value("or"))
    print(await value(1) < await value(2) < await value(2) < await value(9))
    print("yes" if await value(0) else await value("no"))
    print([await value(x) async for x in numbers(3) if await value(x)])
    print({x: y async for x in numbers(2) for y in [await value(x * 10)]})
    print(sum([x async for x in numbers(4)]), max(await value(2), await value(3)))
    lazy = (await value(x) for x in "ab")
    print(type(lazy).__name__, [x async for x in lazy])
    data = {}
    data[await value("key")] = await value("stored")
    data["n"] = data.get("n", 0) + await value(1)
    print(data)
    assert await value(1), await value("never asked")
    print(await (await value(value))("nested"))
    while (x := await value(0)):
        pass
    print(x)

asyncio.run(main())
