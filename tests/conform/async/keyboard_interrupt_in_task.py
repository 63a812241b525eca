import asyncio
async def bad():
    await asyncio.sleep(1)
    raise KeyboardInterrupt
async def main():
    t = asyncio.create_task(bad())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
    finally:
        print("main finally")
try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("ki caught")
