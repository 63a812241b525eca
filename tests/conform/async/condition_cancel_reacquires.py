"""A cancelled Condition.wait() takes its lock back before CancelledError leaves it, however long that lasts."""
import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def waiter(cond):
    async with cond:
        try:
            await cond.wait()
        except asyncio.CancelledError as e:
            say("cancelled", e.args, "locked", cond.locked())
            raise
        finally:
            say("finally")


async def main():
    cond = asyncio.Condition()
    task = asyncio.create_task(waiter(cond))
    await asyncio.sleep(0)
    async with cond:
        task.cancel("first")
        await asyncio.sleep(1)
        say("still waiting", task.done(), cond.locked())
        task.cancel("second")
        await asyncio.sleep(1)
    await asyncio.wait([task])
    say(task.cancelled(), cond.locked())
    try:
        await task
    except asyncio.CancelledError as e:
        say(repr(e), repr(e.__context__))

asyncio.run(main())
