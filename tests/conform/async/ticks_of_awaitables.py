"""How many turns of the loop each kind of waiting takes, counted by a task that only says sleep(0)."""
import asyncio

turns = 0


async def count():
    global turns
    while True:
        turns += 1
        await asyncio.sleep(0)


async def nothing():
    return None


async def measure(label, awaitable):
    before = turns
    await awaitable
    print(label, turns - before)


async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(nothing())


async def main():
    loop = asyncio.get_running_loop()
    counter = asyncio.create_task(count())
    await asyncio.sleep(0)
    done = loop.create_future()
    done.set_result(None)
    await measure("coroutine", nothing())
    await measure("sleep(0)", asyncio.sleep(0))
    await measure("done future", done)
    await measure("task", asyncio.create_task(nothing()))
    await measure("gather", asyncio.gather(nothing(), nothing()))
    await measure("gather of none", asyncio.gather())
    await measure("wait_for", asyncio.wait_for(nothing(), 1))
    await measure("wait_for None", asyncio.wait_for(nothing(), None))
    await measure("wait", asyncio.wait([asyncio.create_task(nothing())]))
    await measure("wait of a done one", asyncio.wait([done]))
    await measure("shield", asyncio.shield(nothing()))
    await measure("shield of a done one", asyncio.shield(done))
    await measure("group", group())
    await measure("as_completed", next(asyncio.as_completed([nothing()])))
    await measure("lock", asyncio.Lock().acquire())
    counter.cancel()

asyncio.run(main())
