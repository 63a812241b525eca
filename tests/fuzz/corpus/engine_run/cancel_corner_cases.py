import asyncio
async def swallow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed")
    return "survived"
async def replace():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead")
async def cleanup_twice():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup")
        try:
            await asyncio.sleep(5)
        finally:
            print("inner cleanup")
async def busy():
    await asyncio.sleep(0)
    return "no await left"
async def main():
    t = asyncio.create_task(swallow())
    await asyncio.sleep(1)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling(), t.uncancel())
    t = asyncio.create_task(replace())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(e, repr(e.__context__))
    t = asyncio.create_task(cleanup_twice())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.get_running_loop().time())
    t = asyncio.create_task(busy())
    await asyncio.sleep(0)
    t.cancel()
    r = (await asyncio.gather(t, return_exceptions=True))[0]
    print(repr(r))
    async def self_cancel():
        asyncio.current_task().cancel()
        print("still running")
        await asyncio.sleep(0)
        print("never")
    t = asyncio.create_task(self_cancel())
    await asyncio.wait([t])
    print(t.cancelled())
    async def self_cancel_end():
        asyncio.current_task().cancel()
        return "finished first"
    t = asyncio.create_task(self_cancel_end())
    await asyncio.wait([t])
    print(t.cancelled())
    async def raises_cancelled():
        raise asyncio.CancelledError("by hand")
    t = asyncio.create_task(raises_cancelled())
    await asyncio.wait([t])
    print(t.cancelled())
asyncio.run(main())
