"""asyncio.timeout(): at its edges."""
import asyncio


async def same_instant():
    loop = asyncio.get_running_loop()
    for delay, limit in ((1, 1), (0, 0), (1, 0.5), (0.5, 1)):
        start = loop.time()
        try:
            async with asyncio.timeout(limit) as cm:
                await asyncio.sleep(delay)
            print(delay, limit, 'in time', cm.expired(), loop.time() - start)
        except TimeoutError as exc:
            print(delay, limit, 'late', cm.expired(), loop.time() - start, repr(exc.__cause__), repr(exc.__context__))


async def result_first():
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, fut.set_result, 'value')
    try:
        async with asyncio.timeout(1):
            print('got', await fut)
    except TimeoutError:
        print('late')


async def nested():
    for inner, outer in ((1, 2), (2, 1), (1, 1)):
        try:
            async with asyncio.timeout(outer) as o:
                try:
                    async with asyncio.timeout(inner) as i:
                        await asyncio.sleep(5)
                except TimeoutError:
                    print('inner', i, o)
                    await asyncio.sleep(5)
        except TimeoutError:
            print('outer', inner, outer, i, o, i.expired(), o.expired())
        print('cancelling', asyncio.current_task().cancelling())


async def moved():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as cm:
        print(cm, cm.when() == loop.time() + 1)
        cm.reschedule(loop.time() + 3)
        await asyncio.sleep(2)
        cm.reschedule(None)
        print(cm, cm.when())
        await asyncio.sleep(5)
        cm.reschedule(loop.time() + 1.23456)
        print(cm)
    print(cm, cm.expired())
    for change in (lambda: cm.reschedule(5), lambda: cm.reschedule(None)):
        try:
            change()
        except RuntimeError as exc:
            print(exc)
    try:
        asyncio.timeout(1).reschedule(2)
    except RuntimeError as exc:
        print(exc)
    try:
        async with asyncio.timeout(None) as cm:
            cm.reschedule(loop.time() - 1)
            print('still here')
            await asyncio.sleep(0)
            print('one turn later')
            await asyncio.sleep(0)
            print('never')
    except TimeoutError:
        print('expired by reschedule', cm)


async def in_the_past():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() - 10) as cm:
            print('entered', cm)
            await asyncio.sleep(0)
            print('a second turn?')
            await asyncio.sleep(1)
    except TimeoutError:
        print('past', cm.expired())
    async with asyncio.timeout_at(loop.time() - 10) as cm:
        print('no await: no timeout')
    print(cm, cm.expired())
    await asyncio.sleep(0)
    async with asyncio.timeout_at(None) as cm:
        await asyncio.sleep(1)
    print(cm.when())


async def while_blocking():
    import time
    try:
        async with asyncio.timeout(1) as cm:
            time.sleep(3)
            print('blocked past the limit', cm.expired())
            await asyncio.sleep(0)
            print('not reached?')
            await asyncio.sleep(0)
    except TimeoutError:
        print('late', cm)
    async with asyncio.timeout(1) as cm:
        time.sleep(3)
    print('no await after it', cm)


async def other_errors():
    try:
        async with asyncio.timeout(1) as cm:
            try:
                await asyncio.sleep(2)
            finally:
                raise KeyError('from finally')
    except KeyError as exc:
        print(repr(exc), repr(exc.__context__), cm, asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(1) as cm:
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                print('swallowed')
        print('no error', cm, asyncio.current_task().cancelling())
    except TimeoutError:
        print('never')
    try:
        async with asyncio.timeout(1) as cm:
            raise asyncio.CancelledError('by hand')
    except asyncio.CancelledError as exc:
        print(repr(exc), cm)


async def cancelled_and_late():
    async def victim():
        try:
            async with asyncio.timeout(1) as cm:
                try:
                    await asyncio.sleep(5)
                finally:
                    print('victim', cm, asyncio.current_task().cancelling())
        finally:
            print('out', cm, asyncio.current_task().cancelling())

    for delay in (0.5, 1, 1.5):
        task = asyncio.create_task(victim())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(delay, task.cancel, 'me')
        try:
            await task
        except (asyncio.CancelledError, TimeoutError) as exc:
            print(delay, repr(exc), task.cancelled(), task.cancelling())


async def misuse():
    cm = asyncio.timeout(1)
    async with cm:
        try:
            async with cm:
                pass
        except RuntimeError as exc:
            print(exc)
    try:
        async with cm:
            pass
    except RuntimeError as exc:
        print(exc)
    for args in ((), (1, 2), ('x',)):
        try:
            asyncio.timeout(*args)
        except TypeError as exc:
            print(exc)
    try:
        async with asyncio.timeout_at('soon'):
            pass
    except TypeError as exc:
        print(exc)
    try:
        async with asyncio.timeout(1):
            async with asyncio.timeout_at(None) as cm:
                raise TimeoutError('mine')
    except TimeoutError as exc:
        print(repr(exc), cm)
    done = asyncio.Event()

    def callback():
        coro = asyncio.timeout(1).__aenter__()
        print(asyncio.iscoroutine(coro), coro.__qualname__)
        try:
            coro.send(None)
        except RuntimeError as exc:
            print(exc)
        done.set()
    asyncio.get_running_loop().call_soon(callback)
    await done.wait()


async def main():
    for test in (same_instant, result_first, nested, moved, in_the_past, while_blocking, other_errors,
                 cancelled_and_late, misuse):
        print('--', test.__name__)
        await test()
    print(asyncio.get_running_loop().time())


asyncio.run(main())
