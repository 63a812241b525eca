"""create_task() before, after and while a group closes, and the states a group refuses."""
import asyncio


def attempt(tg, name):
    coro = asyncio.sleep(0, name)
    try:
        return tg.create_task(coro, name=name)
    except RuntimeError as e:
        print(name, "refused:", str(e).split(" at 0x")[0].split("<")[0], str(e).rsplit(">", 1)[-1])
        coro.close()


async def failing(tg):
    try:
        await asyncio.sleep(1)
        raise ValueError("child")
    finally:
        attempt(tg, "from the failing child")


async def late(tg):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        attempt(tg, "from a cancelled child")
        raise


async def main():
    tg = asyncio.TaskGroup()
    attempt(tg, "too early")
    async with tg:
        task = attempt(tg, "in time")
        print(task.get_name())
    print(task.result())
    attempt(tg, "finished")
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print("entered twice:", str(e).rsplit(">", 1)[-1])
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(failing(tg))
            tg.create_task(late(tg))
    except ExceptionGroup as e:
        print(repr(e))
    attempt(tg, "after the error")

asyncio.run(main())
