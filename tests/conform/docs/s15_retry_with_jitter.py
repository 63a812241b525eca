import asyncio, random
random.seed(7)
async def client(name, start):
    for attempt in range(4):
        wait = random.uniform(0, 2 ** attempt)      # full jitter: the clients spread out
        await asyncio.sleep(wait)
        print(f"{asyncio.get_running_loop().time() - start:4.1f} {name} try {attempt + 1}")
async def main():
    start = asyncio.get_running_loop().time()
    await asyncio.gather(client("a", start), client("b", start))
asyncio.run(main())
