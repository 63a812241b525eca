# An AbstractEventLoop of the program's own, with handles that it runs itself.
import asyncio
import heapq


class Loop(asyncio.AbstractEventLoop):
    def __init__(self):
        self.now, self.queue, self.count, self._debug = 0, [], 0, False

    def get_debug(self):
        return self._debug

    def time(self):
        return self.now

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name, context=context)

    def call_soon(self, callback, *args, context=None):
        return self.call_at(self.now, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, list(args), self, context)
        self.count += 1
        heapq.heappush(self.queue, (when, self.count, handle))
        return handle

    def _timer_handle_cancelled(self, handle):
        print("cancelled", handle.when())

    def call_exception_handler(self, context):
        print("handler:", context["message"].split(" at ")[0], repr(context.get("exception")))

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        asyncio._set_running_loop(self)
        try:
            while not future.done():
                self.now, _, handle = heapq.heappop(self.queue)
                if not handle.cancelled():
                    handle._run()
        finally:
            asyncio._set_running_loop(None)
        return future.result()


async def worker(name, n):
    for i in range(n):
        await asyncio.sleep(n)
        print(asyncio.get_running_loop().time(), name, i)
    return name


async def main(loop):
    print(asyncio.get_running_loop() is loop, asyncio.current_task().get_name())
    tasks = [asyncio.create_task(worker("a", 2)), asyncio.create_task(worker("b", 3), name="B")]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    print(await asyncio.gather(*tasks), loop.time())
    loop.call_soon(lambda: {}["missing"])
    await asyncio.sleep(1)
    try:
        await asyncio.wait_for(loop.create_future(), 5)
    except asyncio.TimeoutError:
        print("timeout", loop.time())
    lock = asyncio.Lock()
    async with lock:
        waiting = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        print(lock.locked(), waiting.done())
    print(await waiting)


loop = Loop()
loop.run_until_complete(main(loop))
for method in "run_forever", "is_running", "close", "stop":
    try:
        getattr(loop, method)()
    except NotImplementedError as e:
        print(method, repr(e))
handle = asyncio.Handle(print, ("by", "hand"), loop)
handle._run()
handle.cancel()
print(handle, handle._cancelled, issubclass(asyncio.SelectorEventLoop, asyncio.AbstractEventLoop))
a, b = (asyncio.TimerHandle(when, print, (), loop) for when in (2, 1.5))
print(a > b, a == b, a.when(), b)
