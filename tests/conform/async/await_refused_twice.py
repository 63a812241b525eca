import asyncio
async def main():
    async def me():
        try:
            await t
        except RuntimeError as e:
            print(e)
        return 5
    t = asyncio.create_task(me(), name="me")
    print(await t)
async def main2():
    async def me():
        try:
            await t
        except RuntimeError as e:
            print(e)
        print("still")
        try:
            await t
        except RuntimeError as e:
            print(e)
    t = asyncio.create_task(me(), name="me")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t)
    await t
class Y:
    def __init__(self, f): self.f = f
    def __await__(self):
        yield self.f
async def main3():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    async def a():
        try:
            await Y(f)
        except RuntimeError as e: print(e)
    await asyncio.create_task(a(), name="a")
    l2 = asyncio.new_event_loop()
    f2 = l2.create_future()
    async def b():
        try:
            await f2
        except RuntimeError as e: print(e)
        f2.set_result(1)
        await Y(f2)
        try: print(await f2)
        except RuntimeError as e: print(e)
    try:
        await asyncio.create_task(b(), name="b")
    except RuntimeError as e: print("E", e)
    l2.close()
asyncio.run(main())
asyncio.run(main2())
asyncio.run(main3())
