# Methods set on one loop, before or while it runs, are asked as those of a class are.
import asyncio

log = []


def spy(loop, name):
    usual = getattr(loop, name)

    def asked(*args, **kwargs):
        what = [a for a in args if isinstance(a, (int, float, str))]
        log.append((name, *what) if what else name)
        return usual(*args, **kwargs)

    setattr(loop, name, asked)


def taken():
    global log
    old, log = log, []
    return old


async def child(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    print("nothing yet", taken())
    spy(loop, "call_soon")
    await asyncio.sleep(0)
    print("sleep(0)", taken())
    spy(loop, "call_later")
    spy(loop, "create_future")
    spy(loop, "create_task")
    await asyncio.sleep(1)
    print("sleep(1)", taken())
    print(await asyncio.gather(child(1), child(2)), taken())
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 3)
    except TimeoutError:
        print("wait_for", taken())
    async with asyncio.TaskGroup() as group:
        group.create_task(child(1))
    print("group", taken())
    del loop.call_soon, loop.call_later, loop.create_future, loop.create_task
    await asyncio.sleep(1)
    print("as before", taken())
    loop.call_exception_handler = lambda context: print("handler", context["message"].split(" <")[0], repr(context["exception"]))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)


asyncio.run(main())

loop = asyncio.new_event_loop()
loop.time = lambda: 7.5
spy(loop, "call_at")
spy(loop, "call_soon_threadsafe")
print(loop.time(), loop.call_later(1, print).when(), taken())
print(loop.run_until_complete(asyncio.sleep(0, "done")), taken())
loop.close()
