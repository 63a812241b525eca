"""Errors of the body and of a child end in one group, the body's last; a body's cancel gives way to errors."""
import asyncio


async def child(n, fail=None):
    try:
        await asyncio.sleep(n)
        raise ValueError(n)
    except asyncio.CancelledError:
        if fail:
            raise fail
        raise


async def both():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1, KeyError("while cleaning")))
        tg.create_task(child(2))
        await asyncio.sleep(0)
        raise TypeError("body")


async def body_cancelled_by_child():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1))
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise RuntimeError("body's answer")


async def body_swallows():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1))
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("swallowed", asyncio.current_task().cancelling())
        await asyncio.sleep(3)
        print("body ends", asyncio.get_running_loop().time())


async def main():
    for corner in both, body_cancelled_by_child, body_swallows:
        try:
            await corner()
        except* Exception as group:
            print(corner.__name__, group.message, group.exceptions)
        print(asyncio.current_task().cancelling())

asyncio.run(main())
