"""Which context a callback runs in: that of the moment of call_soon, call_later and add_done_callback."""
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


def show(label, *rest):
    print(label, var.get())
    var.set(label + " was here")


async def child():
    print("child", var.get())
    var.set("child")


async def main():
    loop = asyncio.get_running_loop()
    own = contextvars.copy_context()
    var.set("one")
    loop.call_soon(show, "soon")
    loop.call_later(1, show, "later")
    loop.call_at(loop.time() + 1, show, "at")
    loop.call_soon(show, "own", context=own)
    future = loop.create_future()
    future.add_done_callback(lambda f: show("done one"))
    var.set("two")
    future.add_done_callback(lambda f: show("done two"))
    future.add_done_callback(lambda f: show("done own"), context=own)
    loop.call_soon_threadsafe(show, "threadsafe")
    task = asyncio.create_task(child())
    await task
    future.set_result(None)
    await asyncio.sleep(2)
    print("main", var.get(), own[var])
    print(own.run(var.get), own.run(lambda: own[var] is var.get()), task.get_name())
    await child()
    print("awaited", var.get())

asyncio.run(main())
