# What programs that look inside find, and may set.
import asyncio
from asyncio import futures
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future._cancel_message)
    future._cancel_message = 'asked'
    print(future._cancel_message, repr(future._make_cancelled_error()))
    future.cancel('again')
    future._cancel_message = 'changed'
    try:
        await future
    except asyncio.CancelledError as e:
        print(repr(e))

    async def worker():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            print('worker', repr(e))
            raise

    task = asyncio.create_task(worker())
    task.cancel('first')
    task._cancel_message = 'second'
    print(task._must_cancel)
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e), task._cancel_message)

    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task._cancel_message = 'unheard'
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))

    future = loop.create_future()
    futures._set_result_unless_cancelled(future, 1)
    copy = loop.create_future()
    futures._copy_future_state(future, copy)
    print(copy)
    failed = concurrent.futures.Future()
    failed.set_exception(concurrent.futures.InvalidStateError('there'))
    copy = loop.create_future()
    futures._copy_future_state(failed, copy)
    print(type(copy.exception()), copy.exception())
    source, target = loop.create_future(), concurrent.futures.Future()
    futures._chain_future(source, target)
    source.set_result('chained')
    await asyncio.sleep(0)
    print(target.result())
    for args in (1, copy), (copy, 2):
        try:
            futures._chain_future(*args)
        except TypeError as e:
            print(e)
    print(futures._get_loop(copy) is loop, futures._PENDING, futures._CFuture is asyncio.Future)


asyncio.run(main())
