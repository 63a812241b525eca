"""Functions that atexit calls when the program has ended."""
import asyncio
import atexit
import sys


@atexit.register
def first():
    print("registered first, called last")


atexit.register(print, "with", "arguments", sep="-")


def gone():
    print("never called")


def wrong():
    raise ValueError("ignored")


atexit.register(gone)
atexit.register(wrong)
atexit.unregister(gone)
try:
    atexit.register(3)
except TypeError as e:
    print(e)


async def main():
    atexit.register(lambda: print("from a task"))
    await asyncio.sleep(0)
    raise KeyError("the program fails")


asyncio.run(main())
