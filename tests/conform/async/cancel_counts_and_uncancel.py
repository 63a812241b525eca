"""cancel() calls are counted by cancelling(), taken back by uncancel(); timeout() tells its own from yours."""
import asyncio


async def stubborn():
    for n in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            me = asyncio.current_task()
            print("caught", e.args, me.cancelling())
            if n == 1:
                print("uncancel", me.uncancel(), me.uncancel(), me.uncancel())
    return "survived"


async def limited():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())
    except asyncio.CancelledError as e:
        print("cancelled", e.args, asyncio.current_task().cancelling())
        raise


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("a"), task.cancel("b"), task.cancelling())
    await asyncio.sleep(0)
    task.cancel("c")
    print(await task, task.cancelling(), task.cancelled(), task.cancel(), task.cancelling())
    task = asyncio.create_task(limited())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(1, task.cancel, "at the same instant")
    await asyncio.wait([task])
    print(task.cancelled(), task.cancelling())

asyncio.run(main())
