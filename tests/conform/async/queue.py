import asyncio
async def producer(q):
    for i in range(4):
        await q.put(i)
        print("put", i, q.qsize(), asyncio.get_running_loop().time())
async def consumer(q):
    while True:
        x = await q.get()
        await asyncio.sleep(1)
        print("got", x)
        q.task_done()
async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.empty(), q.full(), q.maxsize, q.qsize())
    c = asyncio.create_task(consumer(q))
    await producer(q)
    await q.join()
    print("joined", asyncio.get_running_loop().time())
    c.cancel()
    q.put_nowait("x"); q.put_nowait("y")
    try:
        q.put_nowait("z")
    except asyncio.QueueFull as e:
        print(repr(e), q.full())
    print(q.get_nowait(), await q.get())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    q.task_done(); q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for x in (3, 1, 2):
        p.put_nowait((x, "item")); l.put_nowait(x)
    print([p.get_nowait() for _ in range(3)], [l.get_nowait() for _ in range(3)])
asyncio.run(main())
