# Frames of asyncio's own library are no part of a traceback or a stack.
import asyncio
import traceback


async def main():
    print(len(traceback.extract_stack()))

asyncio.run(main())
