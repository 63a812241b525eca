"""asyncpg.connection: names of asyncpg."""
from asyncpg import Connection, connect
