import asyncio
async def job():
    await asyncio.sleep(1)
    print("job ends")
    return 5
async def main():
    t = asyncio.create_task(job())
    def cb(task):
        print("cb", task.result(), asyncio.current_task())
    def other(task):
        print("other")
    t.add_done_callback(cb)
    t.add_done_callback(other)
    t.add_done_callback(other)
    print(t.remove_done_callback(other), t.remove_done_callback(other))
    await t
    print("main goes on")
    t2 = asyncio.create_task(job())
    await asyncio.sleep(0)
    t2.add_done_callback(lambda t: print("before main?"))
    await t2
    print("main")
    await asyncio.sleep(0)
asyncio.run(main())
