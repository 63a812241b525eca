import asyncio
async def main(x):
    print("in main", x)
    return x * 2
print(asyncio.run(main(21)))
c = main(1)
print(type(c).__name__, asyncio.iscoroutine(c), asyncio.iscoroutinefunction(main), asyncio.iscoroutine(main))
c.close()
try:
    asyncio.run(main)
except ValueError as e:
    print(str(e).split("<")[0])
try:
    asyncio.run(5)
except ValueError as e:
    print(e)
async def fails():
    raise KeyError("k")
try:
    asyncio.run(fails())
except KeyError as e:
    print(repr(e))
print(asyncio.run(asyncio.sleep(1, "slept")))
