import asyncio
import contextvars
import threading
import time

var = contextvars.ContextVar("var", default="unset")


def blocking(seconds, fail=False):
    time.sleep(seconds)
    if fail:
        raise ValueError(seconds)
    return seconds, var.get(), threading.current_thread() is threading.main_thread()


async def ticker():
    for i in range(3):
        await asyncio.sleep(0.4)
        print("tick", i)


async def main():
    var.set("mine")
    t = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, 1))
    print(await asyncio.gather(asyncio.to_thread(blocking, 0.2), asyncio.to_thread(blocking, 0.1, fail=True),
                               return_exceptions=True))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 0.1))
    try:
        await asyncio.wait_for(asyncio.to_thread(blocking, 1), 0.3)
    except TimeoutError:
        print("timeout", loop.time())
    await t
    c = asyncio.to_thread(blocking, 0)
    print(asyncio.iscoroutine(c))
    await c

asyncio.run(main())
