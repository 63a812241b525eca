import asyncio
async def main():
    q = asyncio.Queue()
    async def getter(n):
        x = await q.get()
        print(n, "got", x)
    ts = [asyncio.create_task(getter(n)) for n in "abc"]
    await asyncio.sleep(0)
    ts[0].cancel()
    q.put_nowait(1)
    await asyncio.sleep(0)
    q.put_nowait(2)
    await asyncio.gather(*ts, return_exceptions=True)
    try:
        await asyncio.wait_for(q.get(), 1)
    except TimeoutError:
        print("empty", q.qsize())
    full = asyncio.Queue(1)
    await full.put(1)
    p = asyncio.create_task(full.put(2))
    await asyncio.sleep(1)
    p.cancel()
    await asyncio.wait([p])
    print(full.qsize(), p.cancelled(), full.get_nowait())
    await asyncio.wait_for(full.join(), 1) if False else None
    stop = object()
    async def worker(n):
        while (item := await q.get()) is not stop:
            print(n, item)
            await asyncio.sleep(1)
        print(n, "stops")
    ws = [asyncio.create_task(worker(n)) for n in ("w1", "w2")]
    for i in range(5):
        q.put_nowait(i)
    for _ in ws:
        q.put_nowait(stop)
    await asyncio.gather(*ws)
    print(asyncio.get_running_loop().time())
asyncio.run(main())
