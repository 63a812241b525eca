"""op: a child of a task group that yields once."""
import asyncio

N = 50000


async def child():
    await asyncio.sleep(0)


async def main():
    for _ in range(N // 100):
        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(child())
    print(N)


asyncio.run(main())
