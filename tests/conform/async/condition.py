import asyncio
async def consumer(cond, n, box):
    async with cond:
        await cond.wait_for(lambda: box)
        print(n, "took", box.pop(), asyncio.get_running_loop().time())
async def main():
    cond, box = asyncio.Condition(), []
    tasks = [asyncio.create_task(consumer(cond, n, box)) for n in "ab"]
    await asyncio.sleep(1)
    async with cond:
        box.append("apple")
        cond.notify()
    await asyncio.sleep(1)
    async with cond:
        box.extend(["pear", "fig"])
        cond.notify_all()
    await asyncio.gather(*tasks)
    print(box, cond.locked())
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
asyncio.run(main())
