import asyncio
async def job(n, r):
    await asyncio.sleep(n)
    print("done", r)
    return r
async def main():
    print(await asyncio.gather(job(3, "a"), job(1, "b"), job(2, "c")))
    print(await asyncio.gather())
    c = job(1, "same")
    print(await asyncio.gather(c, c))
    t = asyncio.create_task(job(1, "task"))
    f = asyncio.get_running_loop().create_future()
    f.set_result("future")
    print(await asyncio.gather(t, f, job(0, "coro"), asyncio.gather(job(0, "n1"), job(1, "n2"))))
    print(type(asyncio.gather(job(0, "x"))).__name__)
    await asyncio.sleep(1)
    print(asyncio.get_running_loop().time())
asyncio.run(main())
