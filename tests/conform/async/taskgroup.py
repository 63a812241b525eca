import asyncio
async def job(n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail:
            raise ValueError(f"v{n}")
        print("done", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job(2))
        b = tg.create_task(job(1), name="named")
        print(b.get_name())
    print(a.result(), b.result(), loop.time())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, True))
            tg.create_task(job(1, True))
            tg.create_task(job(5))
    except ExceptionGroup as e:
        print(repr(e), e.message, e.exceptions, loop.time())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(5))
            await asyncio.sleep(1)
            raise KeyError("body")
    except* KeyError as g:
        print(g.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(1, True))
            await asyncio.sleep(9)
            print("not reached")
    except* ValueError as g:
        print("body was cancelled", g.exceptions, loop.time())
    c = job(0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(" at ")[0], "...", str(e).split("> ")[-1])
    c.close()
asyncio.run(main())
