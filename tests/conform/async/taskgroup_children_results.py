"""A group's children keep their results, names and contexts; a cancelled child is no error of the group."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


async def child(n):
    await asyncio.sleep(n)
    seen = var.get()
    var.set(n)
    return n * n, seen


async def main():
    mine = contextvars.copy_context()
    mine.run(var.set, "mine")
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(child(n / 10), name=f"square of {n}") for n in (3, 1, 2)]
        own = tg.create_task(child(1), context=mine)
        given_up = tg.create_task(child(9))
        await asyncio.sleep(0.15)
        print([t.done() for t in tasks])
        var.set("changed later")
        given_up.cancel()
    print([t.get_name() for t in tasks], [t.result()[1] for t in tasks])
    print([round(t.result()[0], 2) for t in tasks])
    print(own.result(), mine[var], var.get())
    print(given_up.cancelled(), asyncio.get_running_loop().time())
    async with asyncio.TaskGroup() as tg:
        chain = [tg.create_task(asyncio.sleep(1, "first"))]
        chain.append(tg.create_task(asyncio.wait_for(chain[0], 2)))
    print([t.result() for t in chain], asyncio.get_running_loop().time())

asyncio.run(main())
