# Worker threads run one at a time, each until it sleeps or ends, in the order of their starting; CPython switches where
# it likes, even between the words and the newline of a print. (The .cpython file is what one run printed.)
import asyncio
import time


def chop(what, seconds):
    time.sleep(seconds)
    print(what, "chopped")


async def main():
    await asyncio.gather(asyncio.to_thread(chop, "onions", 0.1), asyncio.to_thread(chop, "tomatoes", 0.1))


asyncio.run(main())
