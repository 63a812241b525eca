import asyncio
async def work(n):
    await asyncio.sleep(n)
async def main():
    g = asyncio.gather(work(1), work(2))
    await asyncio.sleep(0)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print(repr(e), e.args)
    g = asyncio.gather(work(1), work(2))
    await asyncio.sleep(0)
    g.cancel("msg")
    try:
        await g
    except asyncio.CancelledError as e:
        print(repr(e), e.args)
    t = asyncio.create_task(work(1)); u = asyncio.create_task(work(2))
    g = asyncio.gather(t, u)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print(repr(e), e.args)
    g = asyncio.gather(work(1), u, return_exceptions=True)
    await asyncio.sleep(0)
    u.cancel('why')
    print(await g)
    g = asyncio.gather(work(1), work(1), return_exceptions=True)
    await asyncio.sleep(0)
    g.cancel()
    try: print(await g)
    except asyncio.CancelledError as e: print(repr(e), e.args)
    async def outer():
        await asyncio.gather(work(1), work(2))
    o = asyncio.create_task(outer())
    await asyncio.sleep(0.5)
    o.cancel()
    try: await o
    except asyncio.CancelledError as e: print(repr(e), e.args)
asyncio.run(main())
