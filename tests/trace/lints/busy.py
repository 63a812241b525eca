import asyncio
done = False
async def work():
    global done
    await asyncio.sleep(1)
    done = True
async def main():
    task = asyncio.create_task(work())
    while not done:
        await asyncio.sleep(0)  # lint: busy loop
    await task
asyncio.run(main())
