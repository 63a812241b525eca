import asyncio
log = []
async def job(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
    log.append(f"{name}.")
async def counter(stop):
    i = 0
    while not stop:
        log.append(str(i))
        i += 1
        await asyncio.sleep(0)
async def measure(make):
    log.clear()
    stop = []
    c = asyncio.create_task(counter(stop))
    await make()
    stop.append(1)
    await c
    print(" ".join(log))
async def main():
    await measure(lambda: asyncio.sleep(0))
    await measure(lambda: job("a", 2))
    await measure(lambda: asyncio.create_task(job("t", 1)))
    await measure(lambda: asyncio.gather(job("g", 1), job("h", 2)))
    await measure(lambda: asyncio.wait([asyncio.create_task(job("w", 1))]))
    await measure(lambda: asyncio.wait_for(job("f", 1), 5))
    await measure(lambda: asyncio.wait_for(job("n", 1), None))
    await measure(lambda: asyncio.shield(job("s", 1)))
    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("G", 1))
            tg.create_task(job("H", 0))
    await measure(group)
    async def timed():
        async with asyncio.timeout(5):
            await job("T", 1)
    await measure(timed)
    await measure(lambda: asyncio.gather())
    async def done_future():
        f = asyncio.get_running_loop().create_future()
        f.set_result(1)
        await f
    await measure(done_future)
asyncio.run(main())
