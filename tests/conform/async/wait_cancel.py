import asyncio
async def job():
    await asyncio.sleep(5)
    return "fine"
async def main():
    t = asyncio.create_task(job())
    async def waiter():
        try:
            await asyncio.wait([t])
        except asyncio.CancelledError:
            print("waiter cancelled, job done:", t.done())
            raise
    w = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    w.cancel()
    await asyncio.wait([w])
    print(w.cancelled(), await t, asyncio.get_running_loop().time())
asyncio.run(main())
