import asyncio, sys
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(10))
        await asyncio.sleep(1)
        raise SystemExit(4)
try:
    asyncio.run(main())
except BaseException as e:
    print(repr(e))
async def q(): raise KeyboardInterrupt("k")
async def main2():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(10))
        tg.create_task(q())
try:
    asyncio.run(main2())
except BaseException as e:
    print(repr(e))
loop = asyncio.new_event_loop()
def cb():
    raise SystemExit("from cb")
loop.call_later(1, cb)
try:
    loop.run_forever()
except BaseException as e:
    print(repr(e), loop.is_running(), loop.time())
async def more():
    await asyncio.sleep(1); print("again")
loop.run_until_complete(more())
loop.close()
async def main3():
    t = asyncio.create_task(q())
    try:
        await t
    except KeyboardInterrupt:
        print("here")
try:
    asyncio.run(main3())
except BaseException as e:
    print(repr(e))
