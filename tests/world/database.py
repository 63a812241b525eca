"""One database, two libraries: pools, limits, errors, rows."""
import asyncio
import aiomysql
import asyncpg


async def mysql(now):
    async with aiomysql.create_pool(minsize=2, maxsize=2, host="db") as pool:
        print("pool", now())

        async def count():
            async with pool.acquire() as conn:
                async with conn.cursor() as cur:
                    print(await cur.execute("SELECT COUNT(*) FROM users"), await cur.fetchone(), await cur.fetchone())
        await asyncio.gather(count(), count(), count())
        print("counted", now())
        async with pool.acquire() as conn, conn.cursor(aiomysql.DictCursor) as cur:
            await cur.execute("SELECT * FROM pets")
            print(await cur.fetchall(), cur.rowcount)
            await cur.execute("SELECT name, age FROM users WHERE id = %s", (7,))
            print(await cur.fetchone())
            await conn.begin()
            try:
                await cur.execute("UPDATE accounts SET x = 1")
            except aiomysql.Error as e:
                await conn.rollback()
                print(type(e).__name__, e)
            try:
                await cur.execute("SELEKT")
            except aiomysql.OperationalError as e:
                print(e)
            results = await asyncio.gather(*[cur.execute("SELECT COUNT(*) FROM users") for _ in range(2)],
                                           return_exceptions=True)
            print(results)


async def postgres(now):
    start = now()
    conn = await asyncpg.connect("postgresql://me@db/shop")
    print(round(now() - start, 3), await conn.fetchval("SELECT COUNT(*) FROM users"))
    row = await conn.fetchrow("SELECT name, age FROM users WHERE id = $1", 3)
    print(row, row["name"], row[1], dict(row), len(row))
    print([r["name"] for r in await conn.fetch("SELECT * FROM pets")])
    async with conn.transaction():
        print(await conn.execute("INSERT INTO users VALUES ($1)", 5))
    try:
        await conn.execute("UPDATE accounts SET x = 1")
    except asyncpg.PostgresError as e:
        print(type(e).__name__, e)
    task = asyncio.create_task(conn.fetch("SELECT COUNT(*) FROM users"))
    await asyncio.sleep(0.5)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    await conn.close()
    async with asyncpg.create_pool(min_size=1, max_size=3) as pool:
        print(await asyncio.gather(*[pool.fetchval("SELECT COUNT(*) FROM users") for _ in range(4)]))
        try:
            await asyncpg.connect()
        except asyncpg.PostgresError as e:
            print(type(e).__name__, e)


async def main():
    now = asyncio.get_running_loop().time
    await mysql(now)
    await postgres(now)
    print(round(now(), 3))


asyncio.run(main())
