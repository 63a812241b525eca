# clock: real
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


async def slow(n):
    await asyncio.sleep(0.05 * n)
    return n * 10


def background(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print("background loop stopped")


loop = asyncio.new_event_loop()
thread = threading.Thread(target=background, args=(loop,), daemon=True)
thread.start()
futures = [asyncio.run_coroutine_threadsafe(slow(n), loop) for n in (3, 1)]
print([f.result() for f in futures])


async def bad():
    raise KeyError("x")


print(repr(asyncio.run_coroutine_threadsafe(bad(), loop).exception()))
late = asyncio.run_coroutine_threadsafe(slow(10), loop)
try:
    late.result(timeout=0.05)
except TimeoutError:
    print("timeout", late.cancel())
loop.call_soon_threadsafe(print, "called in", thread.name.split()[0])
time.sleep(0.05)
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()


def in_thread():
    try:
        asyncio.get_running_loop()
    except RuntimeError as exc:
        print(exc)
    try:
        asyncio.get_event_loop()
    except RuntimeError as exc:
        print(exc)
    print("inside", asyncio.run(slow(1)))


t = threading.Thread(target=in_thread, name="runner")
t.start()
t.join()


async def ticks():
    for i in range(4):
        print("tick", i)
        await asyncio.sleep(0.1)


def block():
    for i in range(3):
        time.sleep(0.13)
        print("block", i)
    return threading.current_thread().name


async def main():
    print(await asyncio.gather(ticks(), asyncio.to_thread(block)))
    event = asyncio.Event()
    loop = asyncio.get_running_loop()

    def later():
        time.sleep(0.05)
        loop.call_soon_threadsafe(event.set)

    t = threading.Thread(target=later)
    t.start()
    await event.wait()
    print("event set by a thread")
    with ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        names = await asyncio.gather(*[loop.run_in_executor(pool, block) for _ in range(1)])
        print(names)
        future = pool.submit(block)
        print(await asyncio.wrap_future(future))
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.2), 0.05)
    except TimeoutError:
        print("timeout")
    try:
        await loop.run_in_executor(None, int, "x")
    except ValueError as exc:
        print(exc)


asyncio.run(main())
print("over")
