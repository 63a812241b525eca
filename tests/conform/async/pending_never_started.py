import asyncio


async def job():
    await asyncio.sleep(1)


def closed_with_the_task():
    loop = asyncio.new_event_loop()
    loop.create_task(job())
    loop.close()
    print("closed")


def held_until_the_end():
    loop = asyncio.new_event_loop()
    task = loop.create_task(job())
    loop.close()
    return task


closed_with_the_task()
kept = held_until_the_end()
print("end", kept.done())
