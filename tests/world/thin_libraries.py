"""Small libraries that asyncio programs bring along."""
import asyncio
import os
import time

import aiocsv
import aiofiles
import async_timeout
import nest_asyncio
import uvloop
from aiofile import async_open
from aiolimiter import AsyncLimiter
from colorama import Fore, Style, init
from dotenv import dotenv_values, load_dotenv
from typing_extensions import Self, TypedDict


async def timeouts():
    try:
        async with async_timeout.timeout(1) as t:
            await asyncio.sleep(5)
    except asyncio.TimeoutError as e:
        print('timeout', repr(e), t.expired, asyncio.get_running_loop().time())
    async with async_timeout.timeout(1) as t:
        t.shift(2)
        await asyncio.sleep(2)
    print('shifted', t.expired, t.deadline)
    try:
        t.reject()
    except RuntimeError as e:
        print(e)
    async with async_timeout.timeout(None):
        await asyncio.sleep(1)
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print('cancelled from outside', task.cancelled())


async def cancelled():
    async with async_timeout.timeout(9):
        await asyncio.sleep(5)


async def drip(limiter, i):
    async with limiter:
        print(f'{i}: {asyncio.get_running_loop().time():.2f}')


async def limits():
    limiter = AsyncLimiter(2, 4)
    await asyncio.gather(*(drip(limiter, i) for i in range(5)))
    try:
        await limiter.acquire(3)
    except ValueError as e:
        print(e)


async def tables():
    async with aiofiles.open('t.csv', 'w', newline='') as f:
        writer = aiocsv.AsyncDictWriter(f, ['name', 'n'], restval='none', delimiter=';')
        await writer.writeheader()
        await writer.writerow({'name': 'a;b', 'n': 1})
        await writer.writerows([{'name': 'c'}, {'name': 'd', 'n': 2}])
    async with aiofiles.open('t.csv') as f:
        print(repr(await f.read()))
    async with aiofiles.open('t.csv', newline='') as f:
        async for row in aiocsv.AsyncDictReader(f, delimiter=';'):
            print(row)
    async with aiofiles.open('u.csv', 'w') as f:
        await aiocsv.AsyncWriter(f).writerow(['x', 'y, z'])
    async with aiofiles.open('u.csv') as f:
        print([row async for row in aiocsv.AsyncReader(f)])


async def files():
    async with async_open('hello.txt', 'w+') as f:
        await f.write('Hello ')
        await f.write('world\nbye')
        f.seek(0)
        print(repr(await f.readline()), [line async for line in f], f.tell())


async def loops():
    print(isinstance(asyncio.get_event_loop_policy(), uvloop.EventLoopPolicy))
    return 'ran'


nest_asyncio.apply()
asyncio.run(timeouts())
asyncio.run(limits())
asyncio.run(tables())
asyncio.run(files())
uvloop.install()
print(asyncio.run(loops()), uvloop.run(loops()))
loop = uvloop.new_event_loop()
print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, uvloop.Loop))
loop.close()

init()
print(repr(Fore.RED + 'red' + Style.RESET_ALL), repr(Fore.LIGHTGREEN_EX))
try:
    init(autoreset=True)
except NotImplementedError as e:
    print(e)

with open('.env', 'w') as f:
    f.write('# settings\nHOST=example.com\nexport PORT = 80 # http\nURL="http://${HOST}:${PORT}/${NO:-x}"\nBARE\n')
os.environ['HOST'] = 'kept'
print(dotenv_values())
print(load_dotenv(), os.environ['HOST'], os.environ['PORT'], os.getenv('BARE'), load_dotenv('other.env'))


class Point(TypedDict):
    x: int

    def me(self) -> Self:
        return self


print(Point(x=1))
try:
    from typing_extensions import nonsense
except ImportError as e:
    print(e)
