# Frames of asyncio's own library are no part of a traceback or a stack, and no repr names one of its lines.
import asyncio
import traceback


async def main():
    print(len(traceback.extract_stack()))
    print(repr(asyncio.current_task()).partition(" cb=")[2].partition("/")[0])

asyncio.run(main())
