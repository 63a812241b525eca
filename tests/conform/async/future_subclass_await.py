# __await__ and result() of a program's futures and tasks, and create_task() of its loop, are asked.
import asyncio
class F(asyncio.Future):
    def __await__(self):
        print('F.__await__'); r = yield from super().__await__(); return ('F', r)
    def result(self): print('F.result'); return super().result() * 2
class T(asyncio.Task):
    def __await__(self):
        print('T.__await__'); r = yield from super().__await__(); return ('T', r)
    __iter__ = __await__
async def w(): await asyncio.sleep(1); return 3
async def main():
    loop = asyncio.get_running_loop()
    f = F(loop=loop); loop.call_later(1, f.set_result, 1)
    print(await f, await f)
    print(await T(w(), loop=loop))
    f = F(loop=loop); loop.call_later(1, f.set_result, 2)
    print(await asyncio.gather(f, T(w(), loop=loop)))
    f = F(loop=loop); loop.call_later(1, f.set_result, 3)
    print(await asyncio.wait_for(f, 2))
    f = F(loop=loop); loop.call_later(1, f.set_result, 4)
    print(await asyncio.shield(f))
    f = F(loop=loop); loop.call_later(1, f.set_result, 5)
    print(await asyncio.wait_for(f, None))
    f = F(loop=loop); f.set_exception(KeyError(1))
    for a in (f, asyncio.shield(f), asyncio.gather(f)):
        try: print(await a)
        except KeyError as e: print(repr(e))
    class G(asyncio.Future):
        def __await__(self): return 5
    try: await G()
    except TypeError as e: print(e)
    class H(asyncio.Future):
        def __await__(self): raise KeyError('no')
    try: await H()
    except KeyError as e: print(repr(e))
    loop.create_task = lambda coro, **kw: (print('mine', kw), type(loop).create_task(loop, coro, **kw))[1]
    print(await asyncio.gather(w(), w()))
    async with asyncio.TaskGroup() as tg: tg.create_task(w(), name='n')
    asyncio.create_task(w(), name='q'); await asyncio.sleep(2)
    del loop.create_task
asyncio.run(main())
