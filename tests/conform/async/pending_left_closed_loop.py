"""A task left pending by a loop that is closed: at the end its coroutine is closed, and the task says so."""
import asyncio


async def worker(n):
    try:
        await asyncio.sleep(10)
    except GeneratorExit:
        print('closed', n)
        raise
    finally:
        print('cleanup', n)


async def main():
    asyncio.create_task(worker(1))
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print('end')
