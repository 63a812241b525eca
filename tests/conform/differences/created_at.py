# "created at" in debug mode is always a line of the program. CPython often names one of asyncio's own files.
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0), name="nap")
    place = repr(task).partition(" created at ")[2].rstrip(">")
    print(place.rpartition("/")[2].rpartition(":")[0])

asyncio.run(main(), debug=True)
