"""One awaitable given to gather() twice runs once and fills both places; none at all is a done future."""
import asyncio


async def work(value):
    print("work", value)
    await asyncio.sleep(0)
    return [value]


async def main():
    task = asyncio.create_task(work(1))
    coro = work(2)
    results = await asyncio.gather(task, coro, task, coro, task)
    print(results, results[0] is results[2] is results[4], results[1] is results[3])
    nothing = asyncio.gather()
    print(nothing.done(), type(nothing).__name__)
    print(await nothing, nothing.result())
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    both = asyncio.gather(done, asyncio.sleep(1, "slept"), done)
    print(both.done(), await both)
    only = asyncio.gather(done)
    print("done at once?", only.done())
    await asyncio.sleep(0)
    print("a turn later?", only.done(), only.result())
    inner = asyncio.gather(work(3), work(4))
    print(await asyncio.gather(inner, work(5), asyncio.gather(), inner))

asyncio.run(main())
