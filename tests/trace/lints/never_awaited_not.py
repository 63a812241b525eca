import asyncio
async def save():
    print("saved")
async def main():
    later = save()
    await asyncio.sleep(0)
    await later
    save().close()
asyncio.run(main())
