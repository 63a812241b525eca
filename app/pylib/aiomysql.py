"""aiomysql, against the simulated database."""
import _simdb
from _simio import Opening


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


MySQLError = Error


class Cursor:
    _as_dict = False

    def __init__(self, connection):
        self.connection, self.rowcount, self.lastrowid, self.description = connection, -1, 0, None
        self._rows, self._at = [], 0

    async def execute(self, query, args=None):
        if args:
            if isinstance(args, dict):
                query = query % {k: repr(v) for k, v in args.items()}
            else:
                query = query % tuple(repr(a) for a in (args if isinstance(args, (tuple, list)) else (args,)))
        try:
            rows = await self.connection._link.query(query)
        except _simdb.ServerError as e:
            raise OperationalError(*e.args) from None
        columns = [_simdb.columns_of(query, row) for row in rows[:1]] or [[]]
        values = [list(row.values()) if isinstance(row, dict) else row for row in rows]
        self._rows = [dict(zip(columns[0], v)) if self._as_dict else tuple(v) for v in values]
        self.description = tuple((name, None, None, None, None, None, None) for name in columns[0]) or None
        self._at, self.rowcount = 0, len(rows)
        return len(rows)

    async def executemany(self, query, args):
        return sum([await self.execute(query, a) for a in args])

    async def fetchone(self):
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size=1):
        rows = self._rows[self._at:self._at + size]
        self._at += len(rows)
        return rows

    async def fetchall(self):
        return await self.fetchmany(len(self._rows))

    async def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetchone()
        if row is None:
            raise StopAsyncIteration
        return row


class DictCursor(Cursor):
    _as_dict = True


class _CursorOpening:
    def __init__(self, cursor):
        self._cursor = cursor

    def __await__(self):
        return self._cursor
        yield

    async def __aenter__(self):
        return self._cursor

    async def __aexit__(self, *exc_info):
        await self._cursor.close()


class Connection:
    def __init__(self, link, cursorclass):
        self._link, self._cursorclass = link, cursorclass

    @property
    def closed(self):
        return self._link.closed

    def cursor(self, *cursors):
        return _CursorOpening((cursors[0] if cursors else self._cursorclass)(self))

    async def begin(self):
        self._link.note('begin')

    async def commit(self):
        self._link.note('commit')

    async def rollback(self):
        self._link.note('rollback')

    async def ping(self, reconnect=True):
        pass

    def close(self):
        self._link.close()

    async def ensure_closed(self):
        self._link.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.close()


async def _connect(cursorclass):
    try:
        return Connection(await _simdb.connect(), cursorclass)
    except _simdb.ServerError as e:
        raise OperationalError(*e.args) from None


def connect(*, cursorclass=Cursor, **options):
    return Opening(_connect(cursorclass), Connection.ensure_closed)


class Pool(_simdb.Pool):
    def acquire(self):
        return Opening(self.take(), self._back)

    async def _back(self, connection):
        self.give_back(connection)

    def release(self, connection):
        self.give_back(connection)

    def close(self):
        self.closed = True
        for connection in self.free:
            connection.close()

    terminate = close

    async def wait_closed(self):
        pass

    async def _end(self):
        self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.close()


async def _create_pool(minsize, maxsize, cursorclass):
    pool = Pool(maxsize, lambda: _connect(cursorclass))
    await pool.fill(minsize)
    return pool


def create_pool(minsize=1, maxsize=10, *, cursorclass=Cursor, **options):
    return Opening(_create_pool(minsize, maxsize, cursorclass), Pool._end)
