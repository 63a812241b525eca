import asyncio

async def consumer(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.1)
        print(name, item)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=1)
    consumers = [asyncio.create_task(consumer(f"c{i}", queue)) for i in range(2)]
    for item in range(4):
        await queue.put(item)
    await queue.join()
    for task in consumers:
        task.cancel()

asyncio.run(main())
