import asyncio
import time


def slow(x):
    time.sleep(0.5)


def bad(text):
    raise LookupError(text)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(slow, 1)
    handle = loop.call_soon(bad, "a text that is too long to be shown whole")
    print(handle)
    handle = loop.call_at(loop.time() + 1, print, {1, 2})
    handle.cancel()
    await asyncio.sleep(1)
    print(loop.slow_callback_duration)
    loop.slow_callback_duration = 1
    loop.call_soon(slow, 2)
    await asyncio.sleep(1)


asyncio.run(main(), debug=True)
