"""gather(), as_completed() and finally: at their edges."""
import asyncio


async def job(delay, result=None, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return result


async def gather_twice():
    task = asyncio.create_task(job(1, 'once'))
    other = asyncio.create_task(job(2, 'other'))
    print(await asyncio.gather(task, other, task))
    coro = job(1, 'coro')
    print(await asyncio.gather(coro, coro))
    failing = asyncio.create_task(job(1, error=KeyError('k')))
    print(await asyncio.gather(failing, failing, return_exceptions=True))
    both = asyncio.gather(asyncio.shield(task), asyncio.sleep(1, 'slept'))
    print(await both)


async def reraise_in_finally():
    async def worker():
        try:
            await asyncio.sleep(5)
        finally:
            try:
                raise ValueError('cleaning up')
            finally:
                print('still here')

    for limit in (asyncio.wait_for(worker(), 1), asyncio.create_task(worker())):
        if isinstance(limit, asyncio.Task):
            await asyncio.sleep(0)
            limit.cancel()
        try:
            await limit
        except ValueError as exc:
            print(repr(exc), repr(exc.__context__))

    async def again():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError as exc:
            print('first', exc.args)
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as exc:
                print('second', exc.args)
            raise

    task = asyncio.create_task(again())
    for text in ('one', 'two'):
        await asyncio.sleep(1)
        task.cancel(text)
    try:
        await task
    except asyncio.CancelledError as exc:
        print(repr(exc), task.cancelling())
    print(task.uncancel(), task.uncancel(), task.uncancel())


async def as_they_come():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for next_one in asyncio.as_completed([job(3, 'c'), job(1, 'a'), job(2, 'b')]):
        print(await next_one, loop.time() - start)
    tasks = [asyncio.create_task(job(d, d)) for d in (1, 2, 3, 4)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=2.5):
            print(await next_one)
    except TimeoutError as exc:
        print('late', repr(exc), [t.done() for t in tasks])
    await asyncio.wait(tasks)
    for next_one in asyncio.as_completed([job(1, error=KeyError(1)), job(2, 'fine')]):
        try:
            print(await next_one)
        except KeyError as exc:
            print(repr(exc))
    print(list(asyncio.as_completed([])))
    for bad in (tasks[0], 5):
        try:
            list(asyncio.as_completed(bad))
        except TypeError as exc:
            print(exc)
    same = asyncio.create_task(job(1, 'same'))
    print([await one for one in asyncio.as_completed([same, same])])


async def counting():
    async def counter():
        me = asyncio.current_task()
        for _ in range(3):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print('requests', me.cancelling(), me.uncancel(), me.cancelling())
        return 'survived'

    task = asyncio.create_task(counter())
    for _ in range(3):
        await asyncio.sleep(1)
        print(task.cancel(), task.cancel())
    print(await task, task.cancel(), task.cancelling())


async def main():
    for test in (gather_twice, reraise_in_finally, as_they_come, counting):
        print('--', test.__name__)
        await test()


asyncio.run(main())
