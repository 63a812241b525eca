"""asyncpg.exceptions: names of asyncpg."""
from asyncpg import (DeadlockDetectedError, InterfaceError, NoActiveSQLTransactionError, PostgresError, PostgresSyntaxError,
                     TooManyConnectionsError, UndefinedTableError, UniqueViolationError)
