"""Tasks of a class of the program's own in debug mode: where they were made is a list that a factory may shorten;
they can call the __del__ of their base."""
import asyncio


class Seen(asyncio.Task):
    def __init__(self, coro, *, loop):
        super().__init__(coro, loop=loop)
        self.made_at = loop.time()

    def __del__(self):
        print("dies:", self.get_name())
        super().__del__()


def made_here(loop, coro):
    return Seen(coro, loop=loop)


def made_there(loop, coro):
    task = Seen(coro, loop=loop)
    before = len(task._source_traceback)
    del task._source_traceback[-1]
    print(before - len(task._source_traceback), task._source_traceback is task._source_traceback)
    return task


def made_nowhere(loop, coro):
    task = Seen(coro, loop=loop)
    task._source_traceback.clear()
    return task


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    for factory in made_here, made_there, made_nowhere:
        loop.set_task_factory(factory)
        task = asyncio.create_task(work(1), name=factory.__name__)
        print(await task)
        print(repr(task), task.made_at)
        del task
    loop.set_task_factory(None)
    future = asyncio.Future(loop=loop)
    print(future.__del__(), hasattr(asyncio.Task, "__del__"))
    print(future._source_traceback[-1].lineno, future)
    try:
        future._source_traceback = []
    except AttributeError as e:
        print(e)


asyncio.run(main(), debug=True)
