"""asyncio.shield(): at its edges."""
import asyncio


async def job(delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print('job cancelled')
        raise
    if error:
        raise error
    return 'result'


async def guard(awaitable):
    try:
        print('got', await asyncio.shield(awaitable))
    except BaseException as exc:
        print('guard', repr(exc))
        raise


async def cancelled_outside(error):
    inner = asyncio.create_task(job(2, error))
    outer = asyncio.create_task(guard(inner))
    await asyncio.sleep(1)
    outer.cancel('leave it')
    await asyncio.wait([outer])
    print(outer.cancelled(), inner.done(), asyncio.get_running_loop().time())
    await asyncio.wait([inner])
    print(inner.done(), inner.cancelled())


async def never_looked_at():
    # the inner one fails after its guard has gone: nobody looks at the exception
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: print('handler:', context['message'], repr(context.get('exception'))))
    await cancelled_outside(KeyError('after the guard'))
    await asyncio.sleep(1)


async def inner_ends():
    for error in (None, KeyError('inner'), asyncio.CancelledError('by hand')):
        try:
            print(await asyncio.shield(job(1, error)))
        except BaseException as exc:
            print(repr(exc), repr(exc.__context__))
    inner = asyncio.create_task(job(5))
    asyncio.get_running_loop().call_later(1, inner.cancel, 'from inside')
    try:
        await asyncio.shield(inner)
    except asyncio.CancelledError as exc:
        print(repr(exc), inner.cancelled())


async def done_already():
    fut = asyncio.get_running_loop().create_future()
    fut.set_result(1)
    print(asyncio.shield(fut) is fut)
    task = asyncio.create_task(job(0))
    await task
    print(asyncio.shield(task) is task)


async def same_moment():
    inner = asyncio.create_task(job(1))
    outer = asyncio.shield(inner)
    print(outer.done(), isinstance(outer, asyncio.Future), type(outer).__name__)
    outer.add_done_callback(lambda f: print('outer callback', f))
    await inner
    print('inner done', outer.done())
    outer.cancel()
    print(outer.cancelled())
    await asyncio.sleep(0)
    print(inner.result())
    fut = asyncio.get_running_loop().create_future()
    outer = asyncio.shield(fut)
    outer.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(fut, outer, fut._callbacks)
    outer = asyncio.shield(fut)
    outer.set_result('from outside')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    fut.set_result('ignored')
    await asyncio.sleep(0)
    print(await outer)


async def with_limit():
    inner = asyncio.create_task(job(3))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print('late, but', inner.done())
    print(await inner)
    inner = asyncio.create_task(job(3))
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(inner)
    except TimeoutError:
        print('late, but', inner.done())
    print(await asyncio.shield(asyncio.shield(inner)))


async def arguments():
    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return 'awaitable'

    print(await asyncio.shield(Awaitable()))
    for call in (lambda: asyncio.shield(5), lambda: asyncio.shield(), lambda: asyncio.shield(1, 2),
                 lambda: asyncio.shield(arg=None), lambda: asyncio.shield(arg=1, loop=2)):
        try:
            call()
        except TypeError as exc:
            print(exc)


async def main():
    print('-- cancelled_outside')
    await cancelled_outside(None)
    for test in (inner_ends, done_already, same_moment, with_limit, arguments, never_looked_at):
        print('--', test.__name__)
        await test()


asyncio.run(main())
