import asyncio
async def bad(name):
    await asyncio.sleep(1)
    raise ValueError(name)
async def bad_cleanup():
    try:
        await asyncio.sleep(9)
    finally:
        raise OSError("cleanup failed")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad("one"))
            tg.create_task(bad("two"))
            tg.create_task(bad_cleanup())
    except* ValueError as g:
        print("values:", [str(e) for e in g.exceptions])
    except* OSError as g:
        print("os:", [str(e) for e in g.exceptions])
asyncio.run(main())
