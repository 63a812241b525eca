"""asyncpg, against the simulated database."""
from collections import namedtuple as _namedtuple

import _simdb
from _simio import Opening

ServerVersion = _namedtuple('ServerVersion', ('major', 'minor', 'micro', 'releaselevel', 'serial'), module=__name__)


class PostgresError(Exception):
    pass


class InterfaceError(Exception):
    pass


class TooManyConnectionsError(PostgresError):
    pass


class PostgresSyntaxError(PostgresError):
    pass


class UndefinedTableError(PostgresError):
    pass


class UniqueViolationError(PostgresError):
    pass


class DeadlockDetectedError(PostgresError):
    pass


class NoActiveSQLTransactionError(PostgresError):
    pass


_ERRORS = {1040: TooManyConnectionsError, 1064: PostgresSyntaxError, 2014: InterfaceError, 2006: InterfaceError,
           2003: ConnectionRefusedError}
_TEXTS = {1040: 'sorry, too many clients already',
          2014: 'cannot perform operation: another operation is in progress'}


def _error(e):
    code, text = e.args
    return _ERRORS.get(code, PostgresError)(_TEXTS.get(code, text))


class Record:
    """A row: by number, by name, and as a mapping."""

    def __init__(self, names, values):
        self._names, self._values = names, tuple(values)

    def __getitem__(self, key):
        if isinstance(key, str):
            if key not in self._names:
                raise KeyError(key)
            return self._values[self._names.index(key)]
        return self._values[key]

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __contains__(self, name):
        return name in self._names

    def __eq__(self, other):
        return self._values == (other._values if isinstance(other, Record) else other)

    def __hash__(self):
        return hash(self._values)

    def get(self, key, default=None):
        return self[key] if key in self._names else default

    def keys(self):
        return iter(self._names)

    def values(self):
        return iter(self._values)

    def items(self):
        return iter(list(zip(self._names, self._values)))

    def __repr__(self):
        return f"<Record {' '.join(f'{n}={v!r}' for n, v in self.items())}>"


def _with_args(query, args):
    for i in range(len(args), 0, -1):
        value = args[i - 1]
        query = query.replace(f'${i}', str(value) if isinstance(value, (int, float)) else repr(value))
    return query


class Transaction:
    def __init__(self, connection):
        self._connection, self._link = connection, connection._link

    async def start(self):
        self._link.note('begin')
        self._connection._transactions += 1

    def _end(self, what):
        self._link.note(what)
        self._connection._transactions -= 1

    async def commit(self):
        self._end('commit')

    async def rollback(self):
        self._end('rollback')

    async def __aenter__(self):
        await self.start()

    async def __aexit__(self, kind, *rest):
        await (self.commit() if kind is None else self.rollback())


class Cursor:
    """The rows of a query, some at a time; await it, or loop over it."""

    def __init__(self, connection, query, args):
        self._connection, self._query, self._args, self._rows = connection, query, args, None

    async def _start(self):
        if not self._connection._transactions:
            raise NoActiveSQLTransactionError('cursor cannot be created outside of a transaction')
        if self._rows is None:
            self._rows = await self._connection.fetch(self._query, *self._args)
        return self

    def __await__(self):
        return self._start().__await__()

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetchrow()
        if row is None:
            raise StopAsyncIteration
        return row

    async def fetch(self, n, *, timeout=None):
        await self._start()
        rows, self._rows = self._rows[:n], self._rows[n:]
        return rows

    async def fetchrow(self, *, timeout=None):
        rows = await self.fetch(1)
        return rows[0] if rows else None

    async def forward(self, n, *, timeout=None):
        return len(await self.fetch(n))


class _Statement:
    """What prepare() gives: a query that is asked again with other arguments."""

    def __init__(self, connection, query):
        self._connection, self._query = connection, query

    def get_query(self):
        return self._query

    async def fetch(self, *args, timeout=None):
        return await self._connection.fetch(self._query, *args)

    async def fetchrow(self, *args, timeout=None):
        return await self._connection.fetchrow(self._query, *args)

    async def fetchval(self, *args, column=0, timeout=None):
        return await self._connection.fetchval(self._query, *args, column=column)

    def cursor(self, *args, prefetch=None, timeout=None):
        return Cursor(self._connection, self._query, args)


class _Queries:
    """What a connection and a pool can both be asked."""

    async def fetchrow(self, query, *args, timeout=None):
        rows = await self.fetch(query, *args, timeout=timeout)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        row = await self.fetchrow(query, *args, timeout=timeout)
        return None if row is None else row[column]

    async def execute(self, query, *args, timeout=None):
        rows = await self.fetch(query, *args, timeout=timeout)
        verb = query.split()[0].upper() if query.split() else ''
        return f'INSERT 0 {len(rows) or 1}' if verb == 'INSERT' else f'{verb} {len(rows)}'

    async def executemany(self, query, args, *, timeout=None):
        for a in args:
            await self.fetch(query, *a, timeout=timeout)


class Connection(_Queries):
    def __init__(self, link):
        self._link, self._transactions = link, 0

    def get_server_version(self):
        return ServerVersion(major=16, minor=0, micro=0, releaselevel='final', serial=0)

    def get_server_pid(self):
        return 1

    def is_in_transaction(self):
        return self._transactions > 0

    def cursor(self, query, *args, prefetch=None, timeout=None, record_class=None):
        return Cursor(self, query, args)

    async def prepare(self, query, *, name=None, timeout=None, record_class=None):
        return _Statement(self, query)

    async def fetch(self, query, *args, timeout=None):
        try:
            rows = await self._link.query(_with_args(query, args))
        except _simdb.ServerError as e:
            raise _error(e) from None
        names = _simdb.columns_of(query, rows[0]) if rows else []
        return [Record(names, row.values() if isinstance(row, dict) else row) for row in rows]

    def transaction(self, **options):
        return Transaction(self)

    def is_closed(self):
        return self._link.closed

    async def close(self, *, timeout=None):
        self._link.close()

    def terminate(self):
        self._link.close()


async def _connect():
    try:
        return Connection(await _simdb.connect())
    except _simdb.ServerError as e:
        raise _error(e) from None


async def connect(dsn=None, **options):
    return await _connect()


class Pool(_simdb.Pool, _Queries):
    def acquire(self, *, timeout=None):
        return Opening(self.take(), self.release)

    async def release(self, connection, *, timeout=None):
        self.give_back(connection)

    async def fetch(self, query, *args, timeout=None):
        async with self.acquire() as connection:
            return await connection.fetch(query, *args, timeout=timeout)

    def get_size(self):
        return self.size

    def get_idle_size(self):
        return len(self.free)

    async def close(self):
        self.terminate()

    def terminate(self):
        self.closed = True
        for connection in self.free:
            connection.terminate()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()


async def _create_pool(min_size, max_size):
    pool = Pool(max_size, _connect)
    await pool.fill(min_size)
    return pool


def create_pool(dsn=None, *, min_size=1, max_size=10, **options):
    return Opening(_create_pool(min_size, max_size), Pool.close)
