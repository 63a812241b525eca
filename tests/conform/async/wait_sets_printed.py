# What wait() and all_tasks() return are sets, and print as sets do.
import asyncio


async def after(delay, what):
    await asyncio.sleep(delay)
    return what


async def main():
    one, two = asyncio.create_task(after(1, "one"), name="one"), asyncio.create_task(after(2, "two"), name="two")
    done, pending = await asyncio.wait({one}, timeout=0.5)
    print(done, pending, sep="\n")
    done, pending = await asyncio.wait([one, two], return_when=asyncio.FIRST_COMPLETED)
    print(done, pending, sep="\n")
    done, pending = await asyncio.wait((one, two))
    print(done, pending, len(done), sep="\n")
    print(asyncio.all_tasks() - {asyncio.current_task()})


asyncio.run(main())
