"""gather, wait, as_completed, wait_for, shield and TaskGroup on the same jobs, side by side."""
import asyncio


async def job(name, seconds, fail=False):
    try:
        await asyncio.sleep(seconds)
        if fail:
            raise ValueError(f"{name} failed")
        return name
    except asyncio.CancelledError:
        print(f"   {name} cancelled")
        raise


def jobs(fail=False):
    return [asyncio.create_task(job("a", 3), name="a"), asyncio.create_task(job("b", 1, fail), name="b"),
            asyncio.create_task(job("c", 2), name="c")]


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def section(title, coro):
    start = asyncio.get_running_loop().time()
    print(title)
    try:
        print("  ", await coro)
    except BaseException as e:
        print("   raised", type(e).__name__, e)
    print(f"   after {asyncio.get_running_loop().time() - start:.1f}")


async def waiting(**options):
    tasks = jobs(options.pop("fail", False))
    done, pending = await asyncio.wait(tasks, **options)
    for t in sorted(pending, key=asyncio.Task.get_name):
        t.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return names(done), names(pending), [repr(t.exception()) for t in sorted(done, key=asyncio.Task.get_name) if t.exception()]


async def completed():
    order = []
    for future in asyncio.as_completed(jobs(), timeout=2.5):
        try:
            order.append(await future)
        except asyncio.TimeoutError:
            order.append("timeout")
    return order


async def shielded():
    inner = asyncio.create_task(job("inner", 1))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.5)
    except asyncio.TimeoutError:
        return "timeout, but", await inner


async def grouped(fail):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(job("a", 3)), tg.create_task(job("b", 1, fail))]
    return [t.result() for t in tasks]


async def main():
    await section("gather", asyncio.gather(*jobs()))
    await section("gather, one fails", asyncio.gather(*jobs(True)))
    await section("gather, exceptions returned", asyncio.gather(*jobs(True), return_exceptions=True))
    await section("wait all", waiting())
    await section("wait first", waiting(return_when=asyncio.FIRST_COMPLETED))
    await section("wait exception", waiting(return_when=asyncio.FIRST_EXCEPTION, fail=True))
    await section("wait timeout", waiting(timeout=1.5))
    await section("as_completed", completed())
    await section("wait_for", asyncio.wait_for(job("w", 5), timeout=0.5))
    await section("wait_for in time", asyncio.wait_for(job("w", 0.2), timeout=0.5))
    await section("shield", shielded())
    await section("group", grouped(False))
    await section("group, one fails", grouped(True))


asyncio.run(main())
