import asyncio, sys
async def quits():
    await asyncio.sleep(1)
    sys.exit("message")
async def main():
    t = asyncio.create_task(quits())
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("main cancelled")
        raise
asyncio.run(main())
