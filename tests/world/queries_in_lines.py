"""A query is the same however its lines are broken."""
import asyncio

import aiomysql
import asyncpg


async def main():
    connection = await aiomysql.connect()
    async with connection.cursor() as cursor:
        await cursor.execute("""
            CREATE TABLE tea (
                id INT,
                name TEXT)""")
        await cursor.execute('SELECT id,\n  name\nFROM tea')
        print(await cursor.fetchall())
    connection.close()
    connection = await asyncpg.connect()
    print(await connection.fetch("""
        SELECT id,
               name
        FROM tea
    """))
    await connection.close()


asyncio.run(main())
