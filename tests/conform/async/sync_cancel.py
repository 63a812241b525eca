"""Cancelling those who wait for a primitive, before and after their turn has come."""
import asyncio


async def hold(lock, name, seconds=1):
    try:
        async with lock:
            print(name, 'has it at', asyncio.get_running_loop().time())
            await asyncio.sleep(seconds)
    except asyncio.CancelledError as e:
        print(name, 'cancelled', e.args, lock)
        raise


async def lock_waiter_cancelled():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(hold(lock, n)) for n in 'abcd']
    await asyncio.sleep(0.5)
    print(lock)
    tasks[1].cancel('no more')
    await asyncio.sleep(0)
    print(lock)
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)], lock)


async def lock_handed_over_under_cancel():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(hold(lock, n)) for n in 'efg']
    await asyncio.sleep(0)
    lock.release()
    # e has been woken and has not run: its turn goes to f
    tasks[0].cancel()
    print(lock, lock.locked())
    await asyncio.gather(*tasks, return_exceptions=True)
    print(lock)
    await lock.acquire()
    again = asyncio.create_task(hold(lock, 'h'))
    await asyncio.sleep(0)
    lock.release()
    got = await lock.acquire()
    print('the releaser is first again:', got, lock)
    lock.release()
    await again


async def semaphore_waiter_cancelled():
    sem = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(hold(sem, n)) for n in 'abcdef']
    await asyncio.sleep(0.5)
    print(sem)
    tasks[2].cancel()
    tasks[4].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sem)
    await sem.acquire()
    await sem.acquire()
    tasks = [asyncio.create_task(hold(sem, n)) for n in 'ghi']
    await asyncio.sleep(0)
    sem.release()
    tasks[0].cancel()
    print(sem, sem._value)
    await asyncio.sleep(0)
    print(sem, sem._value)
    sem.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(sem)


async def all_cancelled():
    for make in (asyncio.Lock, lambda: asyncio.Semaphore(1)):
        lock = make()
        await lock.acquire()
        tasks = [asyncio.create_task(hold(lock, n)) for n in 'xyz']
        await asyncio.sleep(0)
        for t in tasks:
            t.cancel()
        lock.release()
        print(lock, lock.locked())
        print(await asyncio.gather(*tasks, return_exceptions=True), lock)


async def event_waiter_cancelled():
    event = asyncio.Event()

    async def wait(name):
        try:
            print(name, await event.wait(), event)
        except asyncio.CancelledError:
            print(name, 'cancelled', event)
            raise

    tasks = [asyncio.create_task(wait(n)) for n in 'abc']
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    event.clear()
    tasks[2].cancel()
    late = asyncio.create_task(wait('late'))
    print(event)
    await asyncio.gather(*tasks, return_exceptions=True)
    print(event)
    event.set()
    await late
    print(await event.wait(), event)


async def at_the_same_instant():
    lock = asyncio.Lock()
    a = asyncio.create_task(hold(lock, 'a', 1))
    await asyncio.sleep(0)
    for limit in (1, 0.9999, 1.0001):
        try:
            print(limit, await asyncio.wait_for(lock.acquire(), limit), lock)
            lock.release()
        except TimeoutError:
            print(limit, 'timeout', lock)
    await a
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    loop.call_later(1, queue.put_nowait, 'item')
    try:
        print(await asyncio.wait_for(queue.get(), 1))
    except TimeoutError:
        print('timeout', queue)
    loop.call_later(1, queue.put_nowait, 'second')
    try:
        async with asyncio.timeout(1):
            print(await queue.get())
    except TimeoutError:
        print('timeout', queue)
    print(queue)


async def closed_by_hand():
    lock, event, sem = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
    await lock.acquire()
    for obj, coro in ((lock, lock.acquire()), (event, event.wait()), (sem, sem.acquire())):
        fut = coro.send(None)
        print(type(fut).__name__, fut.done(), obj)
        coro.close()
        print(obj)
        try:
            coro.send(None)
        except RuntimeError as e:
            print(e)
    for obj, coro in ((lock, lock.acquire()), (event, event.wait()), (sem, sem.acquire())):
        coro.send(None)
        try:
            coro.throw(ValueError('thrown'))
        except ValueError as e:
            print('ValueError', e, obj)
    event.set()
    try:
        event.wait().send(None)
    except StopIteration as e:
        print('StopIteration', e.value)
    try:
        sem.acquire().throw(KeyError('early'))
    except KeyError as e:
        print('KeyError', e, sem)


for test in (lock_waiter_cancelled, lock_handed_over_under_cancel, semaphore_waiter_cancelled, all_cancelled,
             event_waiter_cancelled, at_the_same_instant, closed_by_hand):
    print('---', test.__name__)
    asyncio.run(test())
