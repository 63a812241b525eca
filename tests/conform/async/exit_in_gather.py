import asyncio, sys
async def quits():
    await asyncio.sleep(1)
    sys.exit(3)
async def other():
    try:
        await asyncio.sleep(100)
    finally:
        print("other cleanup")
async def main():
    asyncio.create_task(other())
    await asyncio.gather(quits(), asyncio.sleep(5))
asyncio.run(main())
