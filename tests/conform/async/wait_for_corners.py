"""asyncio.wait_for() of Python 3.11: at its edges."""
import asyncio


async def job(delay, result='result'):
    try:
        await asyncio.sleep(delay)
        return result
    except asyncio.CancelledError as exc:
        print('job: cancelled', exc.args)
        raise


async def report(awaitable, timeout):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        print(timeout, 'got', await asyncio.wait_for(awaitable, timeout), loop.time() - start)
    except BaseException as exc:
        print(timeout, repr(exc), repr(exc.__cause__), repr(exc.__context__), exc.__suppress_context__,
              loop.time() - start)


async def limits():
    for timeout in (None, 0, -1, 1, 2, 3, 0.0, True):
        await report(job(2), timeout)
    for timeout in ('1', [], object()):
        coro = job(1)
        try:
            await asyncio.wait_for(coro, timeout)
        except TypeError as exc:
            print(exc)
        coro.close()


async def done_already():
    loop = asyncio.get_running_loop()
    for timeout in (0, -1, None, 1):
        fut = loop.create_future()
        fut.set_result('done')
        await report(fut, timeout)
        fut = loop.create_future()
        fut.set_exception(KeyError('failed'))
        await report(fut, timeout)
        fut = loop.create_future()
        fut.cancel('gone')
        await report(fut, timeout)


async def suppressing(delay):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('suppressing')
        await asyncio.sleep(delay)
    return 'in spite of it'


async def failing_at_the_end():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(1)
        raise KeyError('from finally')


async def stubborn_inner():
    await report(suppressing(3), 1)
    await report(suppressing(0), 0)
    await report(failing_at_the_end(), 1)
    await report(failing_at_the_end(), 0)
    outer = asyncio.create_task(asyncio.wait_for(suppressing(3), 20), name='outer')
    await asyncio.sleep(1)
    outer.cancel('stop')
    await report(outer, None)
    outer = asyncio.create_task(asyncio.wait_for(failing_at_the_end(), 20))
    await asyncio.sleep(1)
    outer.cancel('stop')
    await report(outer, None)


async def caller_cancelled():
    for inner in (job(5), suppressing(5)):
        outer = asyncio.create_task(report(inner, 9))
        await asyncio.sleep(1)
        outer.cancel('first')
        await asyncio.sleep(1)
        outer.cancel('second')
        await report(outer, None)
    # cancelled in the very moment in which the inner one is done
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    outer = asyncio.create_task(asyncio.wait_for(fut, 9))
    await asyncio.sleep(1)
    fut.set_result('kept')
    outer.cancel()
    await report(outer, None)
    fut = loop.create_future()
    outer = asyncio.create_task(asyncio.wait_for(fut, 9))
    await asyncio.sleep(1)
    fut.set_exception(KeyError('kept'))
    outer.cancel('while')
    await report(outer, None)


async def nested():
    await report(asyncio.wait_for(job(5), 2), 1)
    await report(asyncio.wait_for(job(5), 1), 2)
    await report(asyncio.wait_for(asyncio.wait_for(job(1), None), None), None)
    await report(asyncio.wait_for(job(5), 1), 1)


async def inner_cancelled():
    task = asyncio.create_task(job(5))
    asyncio.get_running_loop().call_later(1, task.cancel, 'by another')
    await report(task, 3)
    task = asyncio.create_task(job(5))
    asyncio.get_running_loop().call_later(1, task.cancel, 'by another')
    await report(task, None)


async def awaitables():
    class Slow:
        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return 'slow'

    await report(Slow(), 2)
    await report(Slow(), None)
    await report(asyncio.gather(job(1), job(2)), 1.5)
    await report(asyncio.shield(asyncio.create_task(job(2))), 1)
    await asyncio.sleep(2)
    for bad in (5, None, 'x'):
        for timeout in (None, 0, 1):
            try:
                await asyncio.wait_for(bad, timeout)
            except TypeError as exc:
                print(exc)


async def arguments():
    for call in (lambda: asyncio.wait_for(), lambda: asyncio.wait_for(1), lambda: asyncio.wait_for(1, 2, 3),
                 lambda: asyncio.wait_for(1, 2, loop=3), lambda: asyncio.wait_for(1, fut=2),
                 lambda: asyncio.wait_for(timeout=1)):
        try:
            call()
        except TypeError as exc:
            print(exc)
    print(await asyncio.wait_for(timeout=2, fut=job(1)))
    coro = asyncio.wait_for(job(1), 2)
    print(coro.__name__, coro.__qualname__, asyncio.iscoroutine(coro), asyncio.iscoroutinefunction(asyncio.wait_for))
    print(asyncio.iscoroutinefunction(asyncio.wait), asyncio.iscoroutinefunction(asyncio.shield))
    print(str(coro).split(' at 0x')[0])
    print(await asyncio.create_task(coro))
    try:
        await coro
    except RuntimeError as exc:
        print(exc)


async def main():
    for test in (limits, done_already, stubborn_inner, caller_cancelled, nested, inner_cancelled, awaitables,
                 arguments):
        print('--', test.__name__)
        await test()
    print(asyncio.get_running_loop().time(), len(asyncio.all_tasks()))


asyncio.run(main())
