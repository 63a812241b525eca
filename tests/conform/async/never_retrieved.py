import asyncio
async def bad():
    raise ValueError("lost")
async def main():
    t = asyncio.create_task(bad(), name="loser")
    await asyncio.sleep(1)
    print("still fine")
    del t
    print("dropped")
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError("future"))
    del f
    print("end")
asyncio.run(main())
