# clock: real
"""run_in_executor(): one worker takes the calls in order; a cancelled one that has not begun never runs."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

started = []


def job(name, seconds):
    started.append(name)
    time.sleep(seconds)
    return name


async def main():
    loop = asyncio.get_running_loop()
    finished = []
    with ThreadPoolExecutor(max_workers=1) as pool:
        futures = [loop.run_in_executor(pool, job, name, 0.2) for name in "abcd"]
        for name, future in zip("abcd", futures):
            future.add_done_callback(lambda f, n=name: finished.append((n, f.cancelled())))
        await asyncio.sleep(0.1)
        print(started, [f.done() for f in futures])
        print(futures[2].cancel(), futures[2].cancelled())
        print(await asyncio.gather(*futures, return_exceptions=True))
    await asyncio.sleep(0)
    print(started, finished)
    try:
        loop.run_in_executor(pool, job, "late", 0)
    except RuntimeError as e:
        print(e)
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))

asyncio.run(main())
