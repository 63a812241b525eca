"""What a finally block raises or awaits replaces a cancellation; the lost one stays as __context__."""
import asyncio


async def replaces():
    try:
        await asyncio.sleep(5)
    finally:
        raise ValueError("instead")


async def returns():
    try:
        await asyncio.sleep(5)
    finally:
        return "swallowed"


async def waits():
    try:
        await asyncio.sleep(5)
    finally:
        try:
            await asyncio.sleep(5)
        finally:
            print("inner finally", asyncio.current_task().cancelling())
            await asyncio.sleep(0)


async def main():
    for coro, cancels in (replaces(), 1), (returns(), 1), (waits(), 1), (waits(), 2):
        task = asyncio.create_task(coro)
        for n in range(cancels):
            await asyncio.sleep(1)
            task.cancel(f"number {n}")
        done, _ = await asyncio.wait([task])
        print(coro.__name__, task.cancelled(), task.cancelling())
        try:
            print("result", await task)
        except BaseException as e:
            print(repr(e), "after", repr(e.__context__))

asyncio.run(main())
