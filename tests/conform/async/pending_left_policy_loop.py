"""The loop of get_event_loop() outlives the program unless it is closed: tasks that wait by its timers say nothing,
an exception that nobody retrieved does."""
import asyncio
import warnings

warnings.simplefilter('ignore')


async def sleeper():
    try:
        await asyncio.sleep(10)
    finally:
        print('never printed')


async def fails():
    raise ValueError('nobody asks')


async def main():
    global kept
    kept = asyncio.create_task(sleeper())
    asyncio.create_task(sleeper())
    asyncio.create_task(fails())
    await asyncio.sleep(0)


loop = asyncio.get_event_loop()
loop.run_until_complete(main())
print('end')
