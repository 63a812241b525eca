"""A cancel from outside goes through nested groups, innermost first, and comes out as a CancelledError."""
import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def child(name, cleanup=0.0):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(cleanup)
        say(name, "ends")


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(child("outer child", 0.5))
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(child("inner child", 1))
            except asyncio.CancelledError as e:
                say("inner group", e.args)
                raise
            finally:
                say("inner left", asyncio.current_task().cancelling())
    finally:
        say("outer left", asyncio.current_task().cancelling())


async def main():
    task = asyncio.create_task(nested())
    await asyncio.sleep(1)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as e:
        say(repr(e), task.cancelled())
    task = asyncio.create_task(nested())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(0.7)
    task.cancel("again")
    await asyncio.wait([task])
    say(task.cancelled(), len(asyncio.all_tasks()))

asyncio.run(main())
