import asyncio
done = 0
async def nap(i):
    global done
    await asyncio.sleep(i % 7)
    done += 1
    return i
async def main():
    r = await asyncio.gather(*[nap(i) for i in range(3000)])
    print(sum(r), done, asyncio.get_running_loop().time())
    q = asyncio.Queue(1)
    async def produce():
        for i in range(1500):
            await q.put(i)
    async def consume():
        return sum([await q.get() for _ in range(1500)])
    print((await asyncio.gather(produce(), consume()))[1])
    async def deep(n):
        return 0 if n == 0 else 1 + await deep(n - 1)
    print(await deep(200))
asyncio.run(main())
