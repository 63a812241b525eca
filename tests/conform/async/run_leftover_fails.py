import asyncio
async def child():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("in cleanup")
async def main():
    asyncio.create_task(child(), name="child")
    await asyncio.sleep(0)
    print("main ends")
asyncio.run(main())
print("after")
