import asyncio
left, right = asyncio.Lock(), asyncio.Lock()
async def philosopher(name, first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print(name, "eats")
async def main():
    tasks = [asyncio.create_task(philosopher("plato", left, right), name="plato"),
             asyncio.create_task(philosopher("kant", right, left), name="kant")]
    done, pending = await asyncio.wait(tasks, timeout=5)
    print("waiting for each other:", sorted(t.get_name() for t in pending))
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print("cancelled:", [t.cancelled() for t in tasks])
asyncio.run(main())
