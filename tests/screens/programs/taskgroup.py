import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise ValueError(name)
    return name

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("good", 1))
            group.create_task(work("bad", 2))
            group.create_task(work("slow", 3))
    except* ValueError as errors:
        print(errors.exceptions)

asyncio.run(main())
