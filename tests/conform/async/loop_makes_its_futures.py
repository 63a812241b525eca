# clock: real
# A loop with a create_future() or create_task() of its own is asked for all futures that asyncio waits on.
import asyncio


class Noted(asyncio.Future):
    def __init__(self, number, loop):
        super().__init__(loop=loop)
        self.number = number

    def __repr__(self):
        return f"<Noted {self.number} {self._state.lower()}>"


class Maker(asyncio.SelectorEventLoop):
    made = []

    def create_future(self):
        future = Noted(len(self.made) + 1, self)
        self.made.append(future)
        return future


def news(loop):
    fresh, loop.made = loop.made, []
    return fresh


async def child(n):
    await asyncio.sleep(0.01 * n)
    return n


async def fails():
    raise ValueError("child")


async def main():
    loop = asyncio.get_running_loop()
    print("at first", news(loop))
    await asyncio.sleep(0)
    print("sleep(0)", news(loop))
    print(await asyncio.sleep(0.01, "slept"), news(loop))
    print(await asyncio.gather(child(1), child(2)), news(loop))
    print(await asyncio.gather(), news(loop))
    print(await asyncio.wait_for(child(1), 1), news(loop))
    try:
        await asyncio.wait_for(child(100), 0.02)
    except TimeoutError:
        print("wait_for", news(loop))
    tasks = [asyncio.create_task(child(n)) for n in (1, 200)]
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print(len(done), len(pending), news(loop))
    outer = asyncio.shield(tasks[1])
    print("shield", outer, news(loop))
    outer.cancel()
    await asyncio.sleep(0)
    print(outer, tasks[1].done(), tasks[1].cancel(), news(loop))
    inner = asyncio.create_task(child(1))
    print(await asyncio.shield(inner), news(loop))
    async with asyncio.TaskGroup() as group:
        group.create_task(child(1))
    print("group", news(loop))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(child(9))
    except* ValueError as error:
        print(error.exceptions, news(loop))
    lock, queue, event = asyncio.Lock(), asyncio.Queue(1), asyncio.Event()
    await lock.acquire()
    waiting = [asyncio.create_task(lock.acquire()), asyncio.create_task(queue.get()), asyncio.create_task(event.wait())]
    await asyncio.sleep(0)
    print("they wait", news(loop))
    lock.release()
    queue.put_nowait("item")
    event.set()
    print(await asyncio.gather(*waiting), news(loop))
    condition = asyncio.Condition()
    async with condition:
        try:
            async with asyncio.timeout(0.01):
                await condition.wait()
        except TimeoutError:
            print("condition", news(loop))
    future = loop.create_future()
    print(future, type(future).__name__, future.get_loop() is loop)
    loop.call_later(0.01, future.set_result, 1)
    print(await future, news(loop))
    sleeper = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    sleeper.cancel()
    await asyncio.wait([sleeper])
    print(sleeper.cancelled(), news(loop))


class Counter(asyncio.SelectorEventLoop):
    def create_task(self, coro, *, name=None, context=None):
        print("  create_task", coro.__qualname__, name, context is not None)
        return super().create_task(coro, name=name, context=context)


async def tasks():
    await asyncio.create_task(child(1), name="one")
    await asyncio.gather(child(1), child(0))
    await asyncio.wait_for(child(1), 1)
    async with asyncio.TaskGroup() as group:
        group.create_task(child(0), name="two")
    await asyncio.ensure_future(child(0))
    await asyncio.shield(child(0))
    for first in asyncio.as_completed([child(1)]):
        await first


class Refusing(asyncio.SelectorEventLoop):
    def create_future(self):
        raise RuntimeError("no futures today")

    async def shutdown_default_executor(self):
        pass


async def refused():
    for what in (asyncio.sleep(0.01), asyncio.Event().wait(), asyncio.wait_for(asyncio.current_task(), 1), asyncio.Queue().get()):
        try:
            await what
        except RuntimeError as error:
            print(error)
    task = asyncio.create_task(child(0))
    try:
        await asyncio.shield(task)
    except RuntimeError as error:
        print(error)
    print(await task)


for loop, program in (Maker, main), (Counter, tasks), (Refusing, refused):
    with asyncio.Runner(loop_factory=loop) as runner:
        runner.run(program())
        print()
