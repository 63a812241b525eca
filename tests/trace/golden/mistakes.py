import asyncio

async def forgotten():
    pass

async def fails():
    raise KeyError("lost")

class Odd:
    def __await__(self):
        yield 42

async def main():
    forgotten()
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    try:
        await Odd()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
