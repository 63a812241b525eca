import asyncio

async def main():
    try:
        async with asyncio.timeout(1) as limit:
            limit.reschedule(asyncio.get_running_loop().time() + 0.25)
            await asyncio.sleep(5)
    except TimeoutError:
        print("too slow")
    async with asyncio.timeout(None):
        print(await asyncio.wait_for(asyncio.sleep(0.1, "in time"), 1))
    try:
        await asyncio.wait_for(asyncio.sleep(9), 0.2)
    except TimeoutError:
        print("too slow again")

asyncio.run(main())
