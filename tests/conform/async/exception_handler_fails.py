# clock: real
"""An exception handler that raises: what it was handling stands before its own exception."""
import asyncio


def broken(loop, context):
    raise TypeError("the handler fails")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(broken)
    loop.call_soon(int, "x")
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "nothing is being handled"})
    loop.set_debug(True)
    try:
        loop.call_at(1, main)
    except TypeError as e:
        print(e)


asyncio.run(main())
