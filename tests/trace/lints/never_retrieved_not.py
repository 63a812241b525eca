import asyncio
async def fail():
    raise ValueError("found")
async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(1)
    try:
        await task
    except ValueError as error:
        print(error)
    other = asyncio.create_task(fail())
    await asyncio.wait([other])
    print(other.exception())
asyncio.run(main())
