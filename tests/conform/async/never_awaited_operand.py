import asyncio
async def get(): return 3
async def main():
    total = get() + 1
asyncio.run(main())
