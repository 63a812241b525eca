# expect: Task object is already initialized
# expect: Future object is already initialized
# expect: 7 Future
import asyncio


class MyFuture(asyncio.Future):
    pass


class MyTask(asyncio.Task):
    def __init__(self, coro, **options):
        super().__init__(coro, **options)


async def work():
    await asyncio.sleep(1)
    return 7


async def main():
    loop = asyncio.get_running_loop()
    task = MyTask(work(), loop=loop)
    other = work()
    for thing, args in ((task, (other,)), (MyFuture(), ())):
        try:
            thing.__init__(*args)
        except RuntimeError as e:
            print(e)
    other.close()
    print(await task, MyFuture.__base__.__name__)


asyncio.run(main())
