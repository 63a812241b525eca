"""notify(n) counts waiters that still wait: cancelled ones do not use a notification up."""
import asyncio


async def waiter(cond, name, woken):
    async with cond:
        await cond.wait()
        woken.append(name)


async def main():
    cond, woken = asyncio.Condition(), []
    tasks = [asyncio.create_task(waiter(cond, n, woken)) for n in range(7)]
    await asyncio.sleep(0)
    for count in 0, 1, 2:
        async with cond:
            cond.notify(count)
            print("in the block", woken)
        await asyncio.sleep(0.1)
        print(count, woken)
    tasks[3].cancel()
    async with cond:
        cond.notify()
    await asyncio.sleep(0.1)
    print("after a cancel", woken)
    async with cond:
        cond.notify(100)
    await asyncio.sleep(0.1)
    print("all", woken, [t.cancelled() for t in tasks])
    for call in cond.notify, cond.notify_all, lambda: cond.wait().send(None):
        try:
            call()
        except RuntimeError as e:
            print(e)

asyncio.run(main())
