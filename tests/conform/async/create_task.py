import asyncio
async def work(n):
    print("start", n)
    await asyncio.sleep(n)
    print("end", n)
    return n * 10
async def main():
    a = asyncio.create_task(work(2), name="first")
    b = asyncio.create_task(work(1))
    print("created", a.get_name(), b.get_name(), a.done(), isinstance(a, asyncio.Task), isinstance(a, asyncio.Future))
    print(await a, b.done(), await b, a.result(), a.exception(), a.cancelled())
    b.set_name("other")
    print(b.get_name(), asyncio.current_task().get_name())
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)
    try:
        asyncio.create_task(work)
    except TypeError as e:
        print(str(e).split("<")[0])
asyncio.run(main())
