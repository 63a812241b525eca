import asyncio
async def worker(queue):
    while True:
        print(await queue.get())  # lint: waits for ever
        queue.task_done()
async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    queue.put_nowait(1)
    await task
asyncio.run(main())
