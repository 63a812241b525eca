import asyncio


def say(*what):
    print(f"{asyncio.get_running_loop().time():.1f}", *what)


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    tasks = [asyncio.create_task(work(n, n == 2), name=f"t{n}") for n in (1, 2, 3)]
    for how in asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED:
        done, pending = await asyncio.wait(tasks, return_when=how)
        say(how, names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0)
    say(len(done), len(pending))
    t = asyncio.create_task(work(5), name="slow")
    done, pending = await asyncio.wait([t], timeout=1)
    say(len(done), names(pending), t.done())
    w = asyncio.create_task(asyncio.wait([t]))
    await asyncio.sleep(0.5)
    w.cancel()
    print(await asyncio.gather(w, return_exceptions=True), t.done())
    t.cancel()
    done, _ = await asyncio.wait([t])
    print(done.pop().cancelled())
    for bad, kw in ([], {}), (t, {}), ([t], {"return_when": "x"}), ([work(1)], {}):
        try:
            await asyncio.wait(bad, **kw)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    print([len(s) for s in await asyncio.wait({f})])
    print(tasks[1].exception())

asyncio.run(main())
