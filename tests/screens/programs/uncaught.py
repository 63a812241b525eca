import asyncio

async def job(n):
    await asyncio.sleep(n)
    raise RuntimeError("job %d failed" % n)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(job(1))
        group.create_task(job(2))

asyncio.run(main())
