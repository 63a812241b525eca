import asyncio

async def value(delay, result):
    await asyncio.sleep(delay)
    return result

async def main():
    tasks = [asyncio.create_task(value(d / 10, d)) for d in (1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for next_one in asyncio.as_completed([value(0.2, "b"), value(0.1, "a")], timeout=1):
        print(await next_one)
    guarded = asyncio.shield(value(0.1, "kept"))
    print(await guarded)
    both = asyncio.gather(value(1, 1), value(2, 2))
    await asyncio.sleep(0)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("gather cancelled")

asyncio.run(main())
