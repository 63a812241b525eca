import asyncio, traceback
async def f(): 
    1/0
async def main():
    t = asyncio.create_task(f())
    await asyncio.wait([t])
    traceback.print_exception(t.exception())
    return t
def run():
    return asyncio.run(main())
t = run()
print(t)
async def q():
    raise SystemExit(5)
holder = []
async def main2():
    holder.append(asyncio.create_task(q()))
    await asyncio.sleep(1)
try:
    asyncio.run(main2())
except SystemExit as e:
    traceback.print_exc()
traceback.print_exception(holder[0].exception())
