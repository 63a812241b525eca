import asyncio
async def child(n):
    try:
        print("child", n)
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    finally:
        print("finally", n)
async def main():
    for n in range(3):
        asyncio.create_task(child(n))
    await asyncio.sleep(1)
    print("main ends", asyncio.get_running_loop().time())
asyncio.run(main())
print("after")
