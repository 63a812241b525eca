import asyncio
async def save():
    print("saved")
async def main():
    save()  # lint: never awaited
    await asyncio.sleep(0)
asyncio.run(main())
