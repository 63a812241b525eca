"""A pending task that only its own future knows is collected: its coroutine runs its finally, then it speaks. A
coroutine driven by hand and dropped is closed, too."""
import asyncio
import gc
import types


async def worker(n):
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        print('cleanup', n)


async def stubborn():
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        await asyncio.sleep(1)


async def main():
    asyncio.create_task(worker(1))
    await asyncio.sleep(0)
    gc.collect()
    print('collected')
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    gc.collect()
    print('collected again')


asyncio.run(main())


@types.coroutine
def pause(): yield 'paused'


async def by_hand(n):
    try:
        await pause()
    finally:
        print('by hand', n, 'is closed')


c = by_hand(1)
print(c.send(None))
del c
print('after del')


def leaves():
    d = by_hand(2)
    d.send(None)


leaves()
print('left')
