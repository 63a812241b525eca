"""Cancelling an outer gather reaches the children of the inner one; a cancelled child looks like an error."""
import asyncio


async def child(n, seconds):
    try:
        await asyncio.sleep(seconds)
        return n
    except asyncio.CancelledError as e:
        print("child", n, "cancelled", e.args)
        raise


async def main():
    inner = asyncio.gather(child(1, 1), child(2, 5), return_exceptions=True)
    outer = asyncio.gather(inner, child(3, 5))
    await asyncio.sleep(2)
    print(outer.cancel("stop"), outer.cancelled(), outer.done())
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer", repr(e), outer.cancelled(), inner.cancelled())
    task = asyncio.create_task(child(4, 5))
    rest = asyncio.gather(task, child(5, 1))
    await asyncio.sleep(0)
    task.cancel("one only")
    try:
        await rest
    except asyncio.CancelledError as e:
        print("rest", repr(e), rest.cancelled())
    await asyncio.sleep(2)
    print(outer.cancel(), rest.cancel())

asyncio.run(main())
