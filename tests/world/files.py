"""aiofiles waits, open() blocks; both see the same disk."""
import asyncio
import time
import aiofiles


def now():
    return round(time.monotonic(), 3)


async def words(name):
    async with aiofiles.open(name) as f:
        return len((await f.read()).split())


async def main():
    print(await asyncio.gather(words("a.txt"), words("a.txt")), now())
    async with aiofiles.open("log.txt", "a") as f:
        print(await f.write("first\n"), await f.write("second\n"), now())
    async with aiofiles.open("log.txt") as f:
        async for line in f:
            print(repr(line), now())
    f = await aiofiles.open("a.txt", "rb")
    print(await f.read(4), await f.readline(), await f.tell(), f.closed)
    await f.close()
    try:
        await f.read()
    except ValueError as e:
        print(e, f.closed)
    for name in ("nothing.txt", "secret.txt"):
        try:
            async with aiofiles.open(name) as f:
                pass
        except OSError as e:
            print(type(e).__name__, e)
    task = asyncio.create_task(words("a.txt"))
    await asyncio.sleep(0.25)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), now())


asyncio.run(main())
with open("a.txt") as f:
    print(f.read(), now(), f, type(f))
with open("new.txt", "w") as f:
    print(f.write("x = 1\n"), now())
    print("y =", 2, file=f)
with open("new.txt") as f:
    print([line for line in f], now())
    print(f.read() == "", f.seek(2), f.readline(), f.readable(), f.writable())
with open("new.txt", "r+") as f:
    f.seek(4)
    f.write("7")
    print(f.tell())
with open("new.txt", "rb") as f:
    print(f.read(), f)
for mode in ("x", "rw", "q", "r"):
    try:
        open("new.txt" if mode != "r" else "gone.txt", mode)
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
try:
    with open("new.txt") as f:
        f.write("no")
except OSError as e:
    print(type(e).__name__, e)
for name in (99, 1.5, None):
    try:
        open(name)
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
