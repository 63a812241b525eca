import asyncio
async def w1():
    pass
async def main(k):
    t1 = asyncio.create_task(w1(), name='w0.1')
    print(t1.cancel('m'))
    await asyncio.sleep(0.2)
    print(t1)
    if k:
        await asyncio.shield(t1)
    else:
        await t1
for k in 0, 1:
    try:
        print("result", asyncio.run(main(k)))
    except BaseException as e:
        print("run raised", repr(e))
async def w1():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e: 
        print(repr(e))
        raise
async def main(k):
    t1 = asyncio.create_task(w1(), name='w0.1')
    if k: await asyncio.sleep(0)
    print(t1.cancel('m'))
    try:
        await asyncio.sleep(0.2)
        await t1
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main(1))
asyncio.run(main(0))
