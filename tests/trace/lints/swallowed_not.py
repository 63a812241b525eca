import asyncio
async def polite():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cleaning up")
        raise
async def tidy():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.1)
async def with_timeout():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print("late")
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except TimeoutError:
        print("late again")
async def main():
    for coroutine in polite, tidy:
        task = asyncio.create_task(coroutine())
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled")
    await asyncio.create_task(with_timeout())
asyncio.run(main())
