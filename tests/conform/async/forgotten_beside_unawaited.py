"""A task that waits in a loop that is closed, beside a coroutine that nobody awaited: its coroutine is closed first."""
import asyncio


async def waits():
    await asyncio.sleep(0.1)


async def nobody_awaits():
    pass


async def main(loop):
    loop.create_task(waits())
    forgotten = nobody_awaits()
    await asyncio.sleep(0)
    raise TypeError("as it is")


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main(loop))
finally:
    loop.close()
