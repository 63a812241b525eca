"""aiofiles.os: the disk's names and folders, awaited."""
import asyncio
import os
import aiofiles
import aiofiles.os


async def main():
    await aiofiles.os.makedirs("logs/old", exist_ok=True)
    async with aiofiles.open("logs/a.txt", "w") as f:
        await f.write("12345")
    print(await aiofiles.os.listdir("logs"), await aiofiles.os.path.exists("logs/a.txt"))
    print((await aiofiles.os.stat("logs/a.txt")).st_size, os.stat("logs").st_size > 0, await aiofiles.os.path.getsize("logs/a.txt"))
    await aiofiles.os.rename("logs/a.txt", "logs/b.txt")
    await aiofiles.os.remove("logs/b.txt")
    await aiofiles.os.rmdir("logs/old")
    print(await aiofiles.os.listdir("logs"), await aiofiles.os.path.isdir("logs"))
    try:
        await aiofiles.os.remove("logs/b.txt")
    except FileNotFoundError as e:
        print(e)


asyncio.run(main())
