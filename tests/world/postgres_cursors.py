"""asyncpg: versions, cursors, prepared queries, nested transactions."""
import asyncio
import asyncpg
from asyncpg.exceptions import PostgresError
from asyncpg.pool import Pool
from asyncpg.transaction import Transaction


async def main():
    connection = await asyncpg.connect(user="me", database="shop")
    print(connection.get_server_version().major >= 9, connection.is_in_transaction())
    async with connection.transaction():
        print(connection.is_in_transaction())
        async for row in connection.cursor("SELECT id, name FROM brands"):
            print(row["id"], row["name"])
        cursor = await connection.cursor("SELECT id, name FROM brands")
        print(await cursor.forward(1), await cursor.fetchrow(), await cursor.fetch(5))
        try:
            async with connection.transaction():
                await connection.execute("nonsense")
        except PostgresError as e:
            print(type(e).__name__, e)
    try:
        await connection.cursor("SELECT id, name FROM brands")
    except asyncpg.NoActiveSQLTransactionError as e:
        print(e)
    by_id = await connection.prepare("SELECT name FROM brands WHERE id = $1")
    print(by_id.get_query(), await by_id.fetchval(7), await by_id.fetch(8))
    by_hand = connection.transaction()
    print(isinstance(by_hand, Transaction))
    await by_hand.start()
    await by_hand.rollback()
    await connection.close()
    async with asyncpg.create_pool(min_size=1, max_size=2) as pool:
        print(isinstance(pool, Pool), pool.get_size(), await pool.fetchval("SELECT name FROM brands WHERE id = $1", 3))


asyncio.run(main())
