"""op: a task parked on an event, then woken (memory: bytes a parked task)."""
import asyncio

N = 30000


async def parked(event):
    await event.wait()
    return 1


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(parked(event)) for _ in range(N)]
    await asyncio.sleep(1)
    event.set()
    print(sum([await task for task in tasks]))


asyncio.run(main())
