import asyncio, sys
async def child():
    try:
        await asyncio.sleep(10)
    finally:
        print("child cleanup")
async def main():
    asyncio.create_task(child())
    await asyncio.sleep(1)
    sys.exit(3)
try:
    asyncio.run(main())
finally:
    print("out")
