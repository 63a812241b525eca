import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def fail():
    await asyncio.sleep(0.2)
    raise ValueError("no")

async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(0.1))
        b = group.create_task(work(0.3), name="slow")
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1))
            group.create_task(fail())
    except* ValueError as errors:
        print(errors.exceptions)

asyncio.run(main())
