"""asyncpg.pool: names of asyncpg."""
from asyncpg import Pool, create_pool
