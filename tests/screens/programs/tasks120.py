import asyncio

async def worker(queue, n):
    while True:
        job = await queue.get()
        await asyncio.sleep(job)
        queue.task_done()

async def produce(queue):
    for i in range(300):
        queue.put_nowait(0.1 + i % 7 * 0.05)
        if i % 50 == 0:
            await asyncio.sleep(0.1)

async def main():
    queue = asyncio.Queue()
    workers = [asyncio.create_task(worker(queue, n)) for n in range(118)]
    await produce(queue)
    await queue.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)

asyncio.run(main())
