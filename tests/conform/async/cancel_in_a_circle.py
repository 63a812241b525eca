import asyncio
async def a():
    await tb
async def b():
    await ta
async def main():
    global ta, tb
    ta = asyncio.create_task(a()); tb = asyncio.create_task(b())
    await asyncio.sleep(0.1)
    for i in range(3):
        try: ta.cancel()
        except RecursionError as e: print(e)
try: asyncio.run(main())
except BaseException as e: print(type(e), e)
