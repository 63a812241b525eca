import asyncio

async def waiter(cond, items):
    async with cond:
        await cond.wait_for(lambda: items)
        print("got", items.pop())

async def main():
    cond, items = asyncio.Condition(), []
    task = asyncio.create_task(waiter(cond, items))
    await asyncio.sleep(0.1)
    async with cond:
        items.append(1)
        cond.notify()
    await task
    barrier = asyncio.Barrier(2)
    await asyncio.gather(barrier.wait(), barrier.wait())

asyncio.run(main())
