"""An error in a done callback goes to the exception handler; the other callbacks and the waiter go on."""
import asyncio


def handler(loop, context):
    print("handler:", context["message"].split(" at 0x")[0].split("(")[0], repr(context["exception"]))
    print("  keys:", sorted(context))


def good(future):
    print("good", future.result())


def bad(future):
    print("bad")
    raise ValueError("in the callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    future = loop.create_future()
    for callback in good, bad, good, bad:
        future.add_done_callback(callback)
    print("removed", future.remove_done_callback(bad))
    future.add_done_callback(bad)
    waiter = asyncio.create_task(asyncio.wait_for(future, 5))
    await asyncio.sleep(0)
    future.set_result(42)
    print("set")
    print("waiter", await waiter)
    future.add_done_callback(bad)
    print("added late")
    await asyncio.sleep(0)
    loop.set_exception_handler(lambda loop, context: 1 / 0)
    future.add_done_callback(lambda f: None)
    await asyncio.sleep(0)
    print("end", loop.get_exception_handler() is handler)

asyncio.run(main())
