"""Where a coroutine was made: in debug mode the warning tells it, and cr_origin."""
import asyncio
import sys


async def f():
    pass


def make():
    return f()


async def outer():
    coro = make()
    await asyncio.sleep(0)
    await coro
    return coro


async def main():
    print(sys.get_coroutine_origin_tracking_depth())
    make()
    lost = make()
    print(lost.cr_origin[:2])
    del lost
    done = await outer()
    print([call[2] for call in done.cr_origin][:3])
    loop = asyncio.get_running_loop()
    loop.set_debug(False)
    await asyncio.sleep(0)
    print(sys.get_coroutine_origin_tracking_depth())
    f()
    loop.set_debug(True)
    f()
    await asyncio.sleep(0)
    f()


asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(1)
coro = make()
print(coro.cr_origin)
coro.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as e:
    print(e)
sys.set_coroutine_origin_tracking_depth(0)
coro = make()
print(coro.cr_origin)
coro.close()
