"""wait() in a loop with FIRST_COMPLETED: sets of one instant, tasks added on the way, errors kept for later."""
import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    pending = {asyncio.create_task(work(n, n == 2), name=f"t{i}") for i, n in enumerate([3, 1, 2, 1])}
    added = 0
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        names = sorted(t.get_name() for t in done)
        print(loop.time(), names, len(pending), sorted(repr(t.exception() or t.result()) for t in done))
        if added < 2:
            added += 1
            pending.add(asyncio.create_task(work(0.5), name=f"added {added}"))
    tasks = [asyncio.create_task(work(n, n == 2)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), [t.done() for t in tasks])
    tasks[2].cancel()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), tasks[2].cancelled(), repr(tasks[1].exception()))
    coro = work(1)
    for wrong in [], tasks[0], [coro]:
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    coro.close()
    try:
        await asyncio.wait(tasks, return_when="SOMETIMES")
    except ValueError as e:
        print(e)

asyncio.run(main())
