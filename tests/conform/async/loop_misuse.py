import asyncio
async def f():
    return 1
async def main():
    loop = asyncio.get_running_loop()
    c = f()
    for call in (lambda: asyncio.run(c), lambda: loop.run_until_complete(c), lambda: loop.run_forever(), lambda: loop.close()):
        try:
            call()
        except RuntimeError as e:
            print(e)
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    for bad in (5, None, [1], "text", f):
        try:
            await bad
        except TypeError as e:
            print(e)
    async def me():
        try:
            await asyncio.current_task()
        except RuntimeError as e:
            print(str(e).split("<")[0], str(e).split(": ")[0].split(" ")[-1] if False else "")
    await me()
asyncio.run(main())
loop = asyncio.new_event_loop()
async def stops():
    loop.stop()
    await asyncio.sleep(1)
try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print(e)
loop.run_until_complete(asyncio.sleep(2))
loop.close()
try:
    asyncio.create_task(c := f())
except RuntimeError as e:
    print(e)
c.close()
