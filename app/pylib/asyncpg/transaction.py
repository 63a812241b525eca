"""asyncpg.transaction: names of asyncpg."""
from asyncpg import Transaction
