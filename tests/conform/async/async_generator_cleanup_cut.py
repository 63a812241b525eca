import asyncio
async def ticker(name):
    try:
        for i in range(5):
            yield i
            await asyncio.sleep(0.1)
    except BaseException as e:
        print("got", repr(e))
        raise
    finally:
        print(name, "finally")
        await asyncio.sleep(0.2)
        print(name, "closed")
async def main():
    h = ticker("e")
    print(await h.__anext__())
    h = None
    print("end of main")
asyncio.run(main())
print("after run")
