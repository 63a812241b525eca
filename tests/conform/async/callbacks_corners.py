import asyncio


async def main():
    loop = asyncio.get_running_loop()
    seen = []

    def bad(fut):
        seen.append("bad")
        raise ValueError("in a callback")

    def good(fut, extra=None):
        seen.append(("good", fut.result(), extra))

    fut = loop.create_future()
    fut.add_done_callback(bad)
    fut.add_done_callback(good)
    fut.add_done_callback(good)
    fut.set_result(3)
    print(seen, fut)
    await asyncio.sleep(0)
    print(seen)
    fut.add_done_callback(good)
    print(fut.remove_done_callback(good), fut.remove_done_callback(bad))
    await asyncio.sleep(0)
    print(len(seen))
    fut = loop.create_future()
    fut.add_done_callback(good)
    fut.add_done_callback(good)
    fut.add_done_callback(print)
    print(fut.remove_done_callback(good), fut)
    fut.cancel("why")
    await asyncio.sleep(0)
    for what in fut.result, fut.exception, lambda: fut.set_result(1), lambda: fut.set_exception(ValueError()):
        try:
            what()
        except BaseException as e:
            print(type(e).__name__, e)
    fut = loop.create_future()
    for what in fut.result, fut.exception, lambda: fut.set_exception(StopIteration("x")), lambda: fut.set_exception(3):
        try:
            what()
        except BaseException as e:
            print(type(e).__name__, e)
    fut.set_exception(KeyError)
    print(repr(fut.exception()), fut.cancel(), fut.done(), fut.cancelled())
    task = asyncio.create_task(asyncio.sleep(1, "slept"))
    task.add_done_callback(lambda t: print("callback", t.result(), asyncio.current_task()))
    for what in lambda: task.set_result(1), lambda: task.set_exception(ValueError()):
        try:
            what()
        except RuntimeError as e:
            print(e)
    await task
    await asyncio.sleep(0)


def handler(loop, context):
    print("handler", context["message"], repr(context["exception"]), sorted(context))


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
loop.run_until_complete(main())
print(loop.get_exception_handler() is handler)
try:
    loop.set_exception_handler(3)
except TypeError as e:
    print(e)
loop.close()
