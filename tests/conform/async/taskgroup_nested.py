import asyncio
async def leaf(n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail:
            raise OSError(f"leaf {n}")
        print("leaf", n)
    except asyncio.CancelledError:
        print("leaf cancelled", n)
        raise
async def branch(tg):
    print("branch")
    tg.create_task(leaf(1))
    async with asyncio.TaskGroup() as inner:
        inner.create_task(leaf(2, True))
        inner.create_task(leaf(9))
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(branch(tg))
            tg.create_task(leaf(8))
    except* OSError as g:
        print(repr(g.exceptions), g.exceptions[0].exceptions)
    async def early():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(leaf(1))
            return "returned"
    print(await early(), asyncio.get_running_loop().time())
    async def outer():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(leaf(9))
            tg.create_task(leaf(9.5))
    t = asyncio.create_task(outer())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print("group cancelled", repr(e))
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(leaf(5))
        await asyncio.sleep(1)
        x.cancel()
    print(x.cancelled(), "no error")
    print(repr(tg).split(" ")[0])
asyncio.run(main())
