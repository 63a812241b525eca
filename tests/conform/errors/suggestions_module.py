import asyncio
async def main():
    await asyncio.sleeep(1)
asyncio.run(main())
