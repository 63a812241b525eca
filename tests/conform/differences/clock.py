# Time is virtual: it starts at a fixed moment, moves only when the program waits, and then by the very time asked for.
# (The .cpython file is what one run printed.)
import asyncio
import time


async def main():
    start = time.time()
    await asyncio.sleep(0.5)
    print(time.strftime("%Y-%m-%d", time.gmtime(start)), time.time() - start)


asyncio.run(main())
