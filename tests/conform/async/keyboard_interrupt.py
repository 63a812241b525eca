import asyncio
async def job():
    await asyncio.sleep(1)
    raise KeyboardInterrupt
async def main():
    try:
        await asyncio.gather(job(), asyncio.sleep(5))
    finally:
        print("main finally")
try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("interrupted", repr(e))
