import aiohttp, asyncio
async def main():
    async with aiohttp.ClientSession() as session:
        async def one(n):
            async with session.get(f"https://shop.test/{n}") as r:
                print(n, r.status)
        await asyncio.gather(*[one(n) for n in range(4)])
asyncio.run(main())
