# clock: real
# Asyncio asks the methods of its loop: a subclass that counts and logs sees every call.
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")


class Watched(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.log = []

    def call_soon(self, callback, *args, context=None):
        self.log.append("soon")
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        self.log.append(f"later {delay}")
        return super().call_later(delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self.log.append("at")
        return super().call_at(when, callback, *args, context=context)

    def taken(self):
        log, self.log = self.log, []
        return log


async def child(n):
    who.set(f"child {n}")
    await asyncio.sleep(n)
    return who.get()


async def main():
    loop = asyncio.get_running_loop()
    print("start", loop.taken())
    await asyncio.sleep(0)
    print("sleep(0)", loop.taken())
    await asyncio.sleep(0.1)
    print("sleep(0.1)", loop.taken())
    print(await asyncio.gather(child(0.1), child(0.2)), who.get(), loop.taken())
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.3)
    except asyncio.TimeoutError:
        print("wait_for", loop.taken())
    try:
        async with asyncio.timeout(0.4):
            await loop.create_future()
    except TimeoutError:
        print("timeout", loop.taken())
    async with asyncio.timeout(100) as limit:
        limit.reschedule(None)
    print("rescheduled", loop.taken())
    done, pending = await asyncio.wait([asyncio.ensure_future(child(0.1)), asyncio.ensure_future(child(9))], timeout=0.5)
    print(len(done), len(pending), loop.taken())
    async with asyncio.TaskGroup() as group:
        group.create_task(child(0.1))
    print("group", loop.taken())
    future = loop.create_future()
    future.add_done_callback(lambda f: print("done", f.result()))
    future.set_result("set")
    await asyncio.shield(future)
    print("callbacks", loop.taken())
    handle = loop.call_later(50, print, "never")
    print(round(handle.when() - loop.time()), handle.cancelled())
    handle.cancel()
    print(handle.cancelled(), loop.taken())
    loop.taken()
    queue = asyncio.Queue(1)
    asyncio.create_task(queue.put("item"))
    print(await queue.get(), loop.taken())
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True), loop.taken())
    loop.call_soon(lambda: 1 / 0)
    loop.set_exception_handler(lambda loop, context: print(context["message"].split(" at ")[0], repr(context["exception"])))
    await asyncio.sleep(0)
    task = asyncio.current_task()
    task.cancel()
    try:
        await asyncio.sleep(0.7)
    except asyncio.CancelledError:
        print("cancelled", loop.taken())
    return "over"


with asyncio.Runner(loop_factory=Watched) as runner:
    print(runner.run(main()))
    loop = runner.get_loop()
    print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, Watched), loop.is_running(), loop.is_closed())
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
