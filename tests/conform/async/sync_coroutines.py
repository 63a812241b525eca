"""The primitives' methods give coroutines: their names, states, and what happens when nobody awaits them."""
import asyncio
import inspect


class Told(asyncio.Lock):
    async def acquire(self):
        print('acquire')
        return await super().acquire()

    def release(self):
        print('release')
        super().release()


class Named(asyncio.Semaphore):
    def __init__(self, name, value=1):
        super().__init__(value)
        self.name = name


async def main():
    lock, event, sem, q = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(), asyncio.Queue()
    event.set()
    q.put_nowait('x')
    for coro in (lock.acquire(), event.wait(), sem.acquire(), q.put(1), q.get(), q.join(), lock.__aenter__(),
                 sem.__aexit__(None, None, None)):
        print(coro.__name__, coro.__qualname__, asyncio.iscoroutine(coro), inspect.iscoroutine(coro),
              inspect.isawaitable(coro), inspect.getcoroutinestate(coro), type(coro).__name__, repr(coro).split(' at ')[0])
        coro.close()
    for f in (lock.acquire, event.wait, sem.acquire, q.put, q.get, q.join, asyncio.Queue.get, asyncio.sleep):
        print(asyncio.iscoroutinefunction(f), inspect.iscoroutinefunction(f))
    print(asyncio.iscoroutinefunction(lock.release), asyncio.iscoroutinefunction(q.get_nowait))
    t = asyncio.create_task(q.get(), name='getter')
    print(repr(t).split(' running')[0].split('>')[0], t.get_coro().__qualname__)
    print(await t, await asyncio.wait_for(lock.acquire(), 1), lock)
    waiting = lock.acquire()
    t = asyncio.create_task(waiting)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(waiting), lock)
    try:
        await waiting
    except RuntimeError as e:
        print(e)
    lock.release()
    await t
    try:
        await waiting
    except RuntimeError as e:
        print(e)
    lock.release()
    a = asyncio.gather(q.get(), event.wait(), sem.acquire())
    await asyncio.sleep(0)
    q.put_nowait('late')
    print(await a, sem)
    async with Told() as nothing:
        print(nothing)
    named = Named('n', 2)
    async with named as nothing:
        print(nothing, named.name, named._value)
    own = asyncio.Lock()
    taken = own.acquire

    async def mine():
        print('mine')
        return await taken()

    own.acquire = mine
    async with own:
        print(own)
    try:
        async with own:
            raise KeyError('inside')
    except KeyError as e:
        print(repr(e), own)
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)
    try:
        async with event:
            pass
    except TypeError as e:
        print(e)
    try:
        await lock
    except TypeError as e:
        print(e)
    try:
        async with lock:
            lock.release()
    except RuntimeError as e:
        print(e, lock)
    print(asyncio.Queue[int] is not None, asyncio.Lock.__module__, asyncio.Queue.__module__, asyncio.Lock, asyncio.Queue)
    q.get()
    lock.acquire()
    print('the end')


asyncio.run(main())
