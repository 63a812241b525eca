import aiomysql, asyncio
async def query(pool, n):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute(f"SELECT {n}")
            print(await cur.fetchall())
async def main():
    async with aiomysql.create_pool(minsize=2, maxsize=2) as pool:
        await asyncio.gather(*[query(pool, n) for n in range(5)])
asyncio.run(main())
