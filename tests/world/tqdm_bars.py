"""Bars of progress on stderr: when they are drawn, and with which speed."""
import asyncio
import sys
import time

from tqdm import tqdm, trange
from tqdm.asyncio import tqdm as atqdm


def plain():
    for i in tqdm([1, 2, 3], desc='steps'):
        time.sleep(0.5)
    for i in trange(20, leave=False, file=sys.stderr, unit='B', ascii=True):
        time.sleep(0.04)
    for i in tqdm((x for x in 'abc'), unit='letter'):
        time.sleep(2)
    with tqdm(total=3000, unit='B', unit_scale=True, unit_divisor=1024) as bar:
        for i in range(3):
            time.sleep(1)
            bar.update(1000)
            bar.set_postfix(loss=0.12345, step=i)
    print(len(tqdm([1, 2], disable=True)), list(tqdm([1, 2], disable=True)))
    bar = tqdm(total=2, ncols=40)
    bar.set_description('half')
    bar.update()
    tqdm.write('a line between')
    print(bar)
    bar.close()


async def job(i):
    await asyncio.sleep(i)
    return i * 10


async def main():
    print(await atqdm.gather(job(2), job(1), job(3), desc='all'))
    for f in atqdm.as_completed([job(2), job(1)]):
        print(await f)
    tasks = [asyncio.create_task(job(i)) for i in (1, 2)]
    print([await f for f in tqdm(asyncio.as_completed(tasks), total=len(tasks))])
    async for i in atqdm(range(2), desc='for'):
        await asyncio.sleep(1)

plain()
asyncio.run(main())
try:
    tqdm([1], colours=True)
except TypeError as e:
    print(e)
