import asyncio
async def job():
    data = [1, 2, 3]
    await asyncio.sleep(0)
    return data[3]
async def main():
    task = asyncio.create_task(job())
    print("created")
    value = await task
    print(value)
asyncio.run(main())
