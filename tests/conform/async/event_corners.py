import asyncio


async def waiter(event, name):
    try:
        print(name, await event.wait())
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    event = asyncio.Event()
    print(event, event.is_set())
    tasks = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(0)
    print(event)
    tasks[1].cancel()
    event.set()
    event.clear()
    print(event.is_set())
    print(await asyncio.gather(*tasks, return_exceptions=True))
    event.set()
    event.set()
    print(await event.wait(), event)
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 1)
    except TimeoutError:
        print("timeout", event)
    asyncio.get_running_loop().call_later(1, event.set)
    await event.wait()
    print(asyncio.get_running_loop().time())

asyncio.run(main())
event = asyncio.Event()


async def first():
    t = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    t.cancel()


async def second():
    try:
        await event.wait()
    except RuntimeError as e:
        print(str(e).split(" object at ")[0], str(e).split("]>")[-1])

asyncio.run(first())
asyncio.run(second())
