import asyncio


class Instant:
    """What is no Task and stands among them."""

    def __init__(self, loop):
        self.loop = loop
        self.finished = False

    def get_loop(self):
        return self.loop

    def done(self):
        return self.finished


async def main():
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    asyncio.tasks._leave_task(loop, task)
    print(asyncio.current_task())
    try:
        asyncio.tasks._leave_task(loop, task=task)
    except RuntimeError as e:
        print(str(e).startswith("Leaving task <Task pending"), str(e)[-38:])
    other = Instant(loop)
    asyncio.tasks._enter_task(loop, other)
    print(asyncio.current_task() is other)
    try:
        asyncio.tasks._enter_task(loop, 5)
    except RuntimeError as e:
        print(str(e)[:44], str(e)[-19:])
    asyncio.tasks._leave_task(loop, other)
    asyncio.tasks._enter_task(loop, task)

    asyncio.tasks._unregister_task(task)
    asyncio.tasks._register_task(other)
    print(task in asyncio.all_tasks(), other in asyncio.all_tasks())
    asyncio.tasks._register_task(task)
    other.finished = True
    print(task in asyncio.all_tasks(), other in asyncio.all_tasks(loop))
    asyncio.tasks._unregister_task(other)
    other.finished = False
    print(len(asyncio.all_tasks()))
    try:
        asyncio.tasks._enter_task(loop)
    except TypeError:
        print("two arguments")


asyncio.run(main())
