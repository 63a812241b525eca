import asyncio
async def ticker():
    for _ in range(10):
        await asyncio.sleep(0.1)
    print("ten")  # lint: order by chance
async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(1)
    print("one")
    await task
asyncio.run(main())
