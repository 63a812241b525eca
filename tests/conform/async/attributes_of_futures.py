"""Futures and tasks take attributes as other objects do, and keep them through collections."""
import asyncio
import gc


class Named(asyncio.Future):
    kind = "named"

    def __init__(self, name):
        super().__init__()
        self.name = name


class Job(asyncio.Task):
    def __init__(self, coro, owner):
        super().__init__(coro)
        self.owner = owner


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    task = asyncio.create_task(work(0.1))
    future = asyncio.get_running_loop().create_future()
    both = asyncio.gather(task, future)
    for n, f in enumerate((task, future, both)):
        print(hasattr(f, "note"), getattr(f, "note", "none"))
        f.note = ["note", n]
        f.number = n
    gc.collect()
    junk = [asyncio.get_running_loop().create_future() for _ in range(1000)]
    for f in junk[::2]:
        f.mark = "x" * 3
    del junk[1::2]
    gc.collect()
    print(sum(f.mark == "xxx" for f in junk))
    for f in (task, future, both):
        print(f.note, f.number)
        del f.number
        try:
            f.number
        except AttributeError as e:
            print(e)
    future.set_result("set")
    print(await both, task.note, both.note)
    named, job = Named("first"), Job(work(0), "me")
    gc.collect()
    print(named.name, named.kind, job.owner)
    named.kind = "mine"
    print(named.kind, Named.kind, await job, job.owner)
    try:
        named.__class__ = Job
    except TypeError as e:
        print(e)
    print(named.name, named.kind)
    print([getattr(f, "mark", None) for f in (asyncio.Future(), asyncio.Future())])


asyncio.run(main())
