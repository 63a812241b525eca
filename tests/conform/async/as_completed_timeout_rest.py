"""as_completed() with a timeout: every waitable left over raises TimeoutError, the work goes on."""
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(n)) for n in (4, 1, 3, 2)]
    got = []
    for waitable in asyncio.as_completed(tasks, timeout=2.5):
        try:
            got.append(await waitable)
        except TimeoutError as e:
            got.append(repr(e))
        print(loop.time(), got)
    print([t.done() for t in tasks])
    same = asyncio.as_completed(tasks[1:], timeout=0.5)
    print(await next(same), await next(same), loop.time())
    try:
        print(await next(same), loop.time())
    except TimeoutError:
        print("timeout", loop.time(), next(same, "no more"))
    print(list(asyncio.as_completed([])))
    for waitable in asyncio.as_completed([work(0.5), work(0.5), work(0.5)], timeout=0.5):
        try:
            print(await waitable)
        except TimeoutError:
            print("timeout at the same instant")
    try:
        next(asyncio.as_completed(tasks[0]))
    except TypeError as e:
        print(e)
    await tasks[0]

asyncio.run(main())
