import asyncio
background = set()
def start(coro):
    task = asyncio.create_task(coro)
    background.add(task)
    task.add_done_callback(background.discard)
    return task
async def job(n):
    await asyncio.sleep(n)
async def main():
    for n in (1, 2, 3):
        start(job(n))
    await asyncio.sleep(2.5)
    print("still running:", len(background))
    await asyncio.gather(*background)
    await asyncio.sleep(0)
    print("still running:", len(background))
asyncio.run(main())
