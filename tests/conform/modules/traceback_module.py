import asyncio, traceback
def f():
    raise ValueError("printed")
try:
    f()
except ValueError:
    traceback.print_exc()
print("goes on")
async def job():
    await asyncio.sleep(1)
    f()
async def main():
    try:
        await job()
    except ValueError as e:
        print(traceback.format_exc().splitlines()[-1])
        traceback.print_exception(e)
asyncio.run(main())
