import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    for c in asyncio.as_completed([work(3), work(1), work(2, fail=True)]):
        try:
            say(await c)
        except ValueError as e:
            say("failed", e)
    t = asyncio.create_task(work(1))
    for c in asyncio.as_completed({t, work(2)}):
        print(asyncio.iscoroutine(c), await c)
    tasks = [asyncio.create_task(work(n)) for n in (1, 5)]
    try:
        for c in asyncio.as_completed(tasks, timeout=3):
            say(await c)
    except TimeoutError as e:
        say("timeout", repr(e), [t.done() for t in tasks])
    print(list(asyncio.as_completed([])))
    for bad in work(1), 3:
        try:
            for c in asyncio.as_completed(bad):
                pass
        except TypeError as e:
            print(e)
        if bad != 3:
            bad.close()
    first = next(asyncio.as_completed([work(2), work(1)]))
    say("first", await first)
    t = asyncio.create_task(work(1))
    t.cancel()
    for c in asyncio.as_completed([t]):
        try:
            await c
        except asyncio.CancelledError:
            say("cancelled")
    await asyncio.sleep(5)

asyncio.run(main())
