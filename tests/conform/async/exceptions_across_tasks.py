import asyncio
async def inner():
    await asyncio.sleep(1)
    raise KeyError("inner")
async def middle():
    try:
        await inner()
    except KeyError as e:
        raise ValueError("middle") from e
    finally:
        await asyncio.sleep(1)
        print("middle finally")
async def main():
    t = asyncio.create_task(middle())
    try:
        await t
    except ValueError as e:
        print(repr(e), repr(e.__cause__), asyncio.get_running_loop().time())
    print(repr(t.exception()))
    try:
        t.result()
    except ValueError as e:
        print("again", e)
    async def stop():
        raise StopIteration("x")
    try:
        await stop()
    except RuntimeError as e:
        print(e)
    r = await asyncio.gather(inner(), middle(), return_exceptions=True)
    print(r)
asyncio.run(main())
