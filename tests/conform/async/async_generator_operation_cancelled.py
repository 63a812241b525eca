import asyncio
async def ticker(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print(name, "finally")
async def main():
    agen = ticker("e")
    async for x in agen:
        if x == 2:
            break
    t = asyncio.create_task(agen.aclose())
    t.cancel()
    try:
        print(await t)
    except asyncio.CancelledError as e:
        print("main", repr(e))
    agen = ticker("f")
    async for x in agen:
        if x == 2:
            break
    t = asyncio.create_task(agen.__anext__())
    t.cancel()
    try:
        print(await t)
    except asyncio.CancelledError as e:
        print("main", repr(e))
    try:
        print(await agen.__anext__())
    except StopAsyncIteration:
        print("over")
asyncio.run(main())
