import asyncio
log = []
async def counter(stop):
    i = 0
    while not stop:
        log.append(str(i))
        i += 1
        await asyncio.sleep(0)
async def main():
    async def measure(name, coro):
        log.clear()
        stop = []
        c = asyncio.create_task(counter(stop))
        await coro
        stop.append(1)
        await c
        print(name, " ".join(log))
    async def two(a, b):
        await asyncio.gather(a, b)
    q, lock, ev, sem = asyncio.Queue(1), asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(1)
    async def put(n):
        for i in range(n):
            await q.put(i)
            log.append(f"p{i}")
    async def get(n):
        for i in range(n):
            log.append(f"g{await q.get()}")
    async def locked(x, l):
        async with l:
            log.append(x + "in")
            await asyncio.sleep(0)
            log.append(x + "out")
    async def wait():
        await ev.wait()
        log.append("woken")
    async def sets():
        log.append("set")
        ev.set()
    await measure("queue", two(put(4), get(4)))
    await measure("queue2", two(get(3), put(3)))
    await measure("lock", two(locked("a", lock), locked("b", lock)))
    await measure("sem", two(locked("a", sem), locked("b", sem)))
    await measure("event", two(wait(), sets()))
    async def cancels():
        t = asyncio.create_task(asyncio.sleep(5))
        await asyncio.sleep(0)
        t.cancel()
        log.append("cancel")
        try:
            await t
        except asyncio.CancelledError:
            log.append("cancelled")
    await measure("cancel", cancels())
    async def slow():
        await asyncio.sleep(5)
    async def timeout():
        try:
            await asyncio.wait_for(slow(), 0)
        except TimeoutError:
            log.append("timeout")
    await measure("wait_for 0", timeout())
    async def failing():
        raise ValueError
    async def group():
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(failing())
                tg.create_task(slow())
        except* ValueError:
            log.append("group")
    await measure("group", group())
asyncio.run(main())
