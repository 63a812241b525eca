import asyncio
async def task(i):
    raise ValueError(i)
def h(loop, c): print('handler', c['message'], repr(c['exception']))
async def main():
    loop = asyncio.get_event_loop()
    loop.set_exception_handler(h)
    asyncio.create_task(task(0))
    for i in range(5):
        print('tick', i)
        await asyncio.sleep(0)
    asyncio.create_task(task(1))
    asyncio.create_task(task(2))
    for i in range(5):
        print('tick', i)
        await asyncio.sleep(0)
asyncio.run(main())


async def held():
    asyncio.get_running_loop().set_exception_handler(h)
    keep = [asyncio.create_task(task(i)) for i in range(3)]
    await asyncio.sleep(0)
    print('all have failed', [t.done() for t in keep])
    keep.pop(1)
    await asyncio.sleep(1)
    print('one is gone')
    keep[0].exception()
    del keep
    await asyncio.sleep(1)
    print('the rest')
asyncio.run(held())
