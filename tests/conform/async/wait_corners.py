"""asyncio.wait(): at its edges."""
import asyncio


async def job(delay, result=None, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print('cancelled', result)
        raise
    if error:
        raise error
    return result


def names(tasks):
    return sorted(t.get_name() for t in tasks)


def tasks(*specs):
    return [asyncio.create_task(job(*spec), name=f't{i}') for i, spec in enumerate(specs)]


async def rules():
    for rule in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        ts = tasks((1, 'a'), (2, 'b', ValueError('b')), (3, 'c'))
        done, pending = await asyncio.wait(ts, return_when=rule)
        print(rule, names(done), names(pending), asyncio.get_running_loop().time())
        for t in sorted(pending, key=asyncio.Task.get_name):
            t.cancel()
        await asyncio.wait(ts)
        print([t.exception() for t in ts if not t.cancelled()])


async def cancelled_members():
    ts = tasks((1, 'a'), (2, 'b'), (3, 'c', KeyError('c')), (9, 'd'))
    asyncio.get_running_loop().call_later(0.5, ts[1].cancel)
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [t.cancelled() for t in ts])
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION, timeout=1)
    print(names(done), names(pending))
    ts[3].cancel()
    done, pending = await asyncio.wait(ts, return_when='ALL_COMPLETED')
    print(names(done), names(pending), repr(ts[2].exception()))


async def limits():
    loop = asyncio.get_running_loop()
    for timeout in (0, -1, 1, 2, 2.5, None):
        ts = tasks((1, 'a'), (2, 'b'))
        start = loop.time()
        done, pending = await asyncio.wait(ts, timeout=timeout)
        print(timeout, names(done), names(pending), loop.time() - start)
        for t in sorted(pending, key=asyncio.Task.get_name):
            t.cancel()
        await asyncio.sleep(0)


async def arguments():
    t = asyncio.create_task(job(1), name='one')
    done, pending = await asyncio.wait([t, t, t])
    print(len(done), len(pending), await asyncio.wait([t]) == ({t}, set()))
    print(names((await asyncio.wait(iter([t, asyncio.create_task(job(1), name='two')])))[0]))
    coro = job(1)
    for bad in (t, coro, (x for x in [t]), [], set(), (), 5, [5], [coro], [[]], None, 'ab'):
        try:
            print(await asyncio.wait(bad))
        except (TypeError, ValueError, AttributeError) as exc:
            print(type(exc).__name__, str(exc).split(' at 0x')[0])
    coro.close()
    for kwargs in ({'return_when': 'SOME'}, {'return_when': None}, {'timeout': 'x'}, {'timeout': []}):
        try:
            print(await asyncio.wait([t], **kwargs))
        except (TypeError, ValueError) as exc:
            print(type(exc).__name__, exc)
    for call in (lambda: asyncio.wait(), lambda: asyncio.wait([t], 5), lambda: asyncio.wait([t], when=5)):
        try:
            call()
        except TypeError as exc:
            print(exc)
    print(await asyncio.wait(fs=[t]) == ({t}, set()))


async def waiter_cancelled():
    ts = tasks((3, 'a'), (4, 'b'))
    waiter = asyncio.create_task(asyncio.wait(ts, timeout=9), name='waiter')
    await asyncio.sleep(1)
    print([len(t._callbacks or ()) for t in ts])
    waiter.cancel('enough')
    try:
        await waiter
    except asyncio.CancelledError as exc:
        print(repr(exc), waiter.cancelled())
    print([t._callbacks for t in ts])
    done, pending = await asyncio.wait(ts)
    print(names(done), names(pending))


async def callbacks_order():
    order = []
    ts = tasks((1, 'a'), (1, 'b'))
    for t in ts:
        t.add_done_callback(lambda t: order.append(t.get_name()))
    await asyncio.wait(ts)
    print(order, asyncio.get_running_loop().time())
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(OSError('read me'))
    done, _ = await asyncio.wait([fut], return_when=asyncio.FIRST_EXCEPTION)
    print(done == {fut}, repr(fut.exception()))
    futs = [asyncio.get_running_loop().create_future() for _ in range(3)]
    futs[0].set_exception(OSError('retrieved by wait'))
    done, pending = await asyncio.wait(futs, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))


async def main():
    for test in (rules, cancelled_members, limits, arguments, waiter_cancelled, callbacks_order):
        print('--', test.__name__)
        await test()
    print(asyncio.get_running_loop().time())


asyncio.run(main())
