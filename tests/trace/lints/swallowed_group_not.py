# A TaskGroup that aborts cancels the task it belongs to, and takes that cancellation for its own.
import asyncio
async def fail():
    await asyncio.sleep(1)
    raise ValueError("bad")
async def at_the_end():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        group.create_task(asyncio.sleep(2))
async def in_the_block():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        await asyncio.sleep(2)
async def main():
    for part in (at_the_end, in_the_block):
        try:
            await part()
        except* ValueError as errors:
            print(errors.exceptions)
asyncio.run(main())
