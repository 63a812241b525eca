import asyncio, logging, time, warnings, sys
logging.basicConfig(level=logging.DEBUG)
async def bad(): raise ValueError("x")
async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(bad())
    await asyncio.sleep(0)
    del t
    await asyncio.sleep(0.1)
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)
    loop.call_exception_handler({"message": "m %s", "extra": 3})
asyncio.run(main())
logging.getLogger("asyncio").setLevel(logging.WARNING)
asyncio.run(main())
