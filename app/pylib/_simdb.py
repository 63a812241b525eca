"""The simulated database server, as aiomysql and asyncpg see it."""
import _sim
from _simio import Operation, Slots, operate, unclosed

_settings = _sim.section('db')
_open = [0]


class ServerError(Exception):
    """What the server says no with: code, text. Each library has its own exceptions for it."""


class Link:
    """One connection to the server: one query at a time."""

    def __init__(self):
        self.busy, self.closed = False, False

    async def query(self, sql):
        """The rows; ServerError."""
        if self.busy:
            raise ServerError(2014, 'another query is running on this connection')
        if self.closed:
            raise ServerError(2006, 'the connection is closed')
        reply = _sim.reply('queries', ' '.join(sql.split()))
        failure = f'unknown query: {sql}' if reply is None else reply.get('fail')
        self.busy = True
        try:
            await operate(f'db {sql}', 0 if reply is None else reply.get('after', 0.1),
                          'OperationalError' if failure else 'ok')
        finally:
            self.busy = False
        if failure:
            raise ServerError(1064 if reply is None else 1213, failure)
        return reply.get('rows', [])

    def note(self, what):
        """begin, commit, rollback: they take no time."""
        Operation(f'db.tx {what}', 0).end()

    def close(self):
        if not self.closed:
            self.closed = True
            _open[0] -= 1

    def __del__(self):
        if not self.closed:
            unclosed('Unclosed connection', False)


async def connect():
    if _settings is None:
        raise ServerError(2003, "Can't connect to the server: no world declares a database (`db`)")
    if _open[0] >= _settings.get('max_connections', 10):
        raise ServerError(1040, 'Too many connections')
    _open[0] += 1
    try:
        await operate('db.connect', _settings.get('connect', 0.1))
    except BaseException:
        _open[0] -= 1
        raise
    return Link()


def columns_of(sql, row):
    """The names of a row's columns: its own, or what stands between SELECT and FROM."""
    if isinstance(row, dict):
        return list(row)
    words = ' '.join(sql.split())
    upper = words.upper()
    if not upper.startswith('SELECT '):
        return [f'column{i + 1}' for i in range(len(row))]
    end = upper.find(' FROM ')
    parts = words[7:end if end >= 0 else len(words)].split(',')
    names = [p.split()[-1].rpartition('.')[2].partition('(')[0].strip('"`').lower() for p in parts if p.split()]
    return names if len(names) == len(row) else [f'column{i + 1}' for i in range(len(row))]


class Pool:
    """Connections that are kept open: at most `maxsize`, opened when they are needed. `make` opens one."""

    def __init__(self, maxsize, make):
        self.free, self.closed, self._make, self._slots = [], False, make, Slots(maxsize)
        self.size = 0

    async def fill(self, minsize):
        for _ in range(minsize):
            self.free.append(await self._make())
            self.size += 1

    async def take(self):
        await self._slots.take()
        try:
            if self.free:
                return self.free.pop()
            connection = await self._make()
            self.size += 1
            return connection
        except BaseException:
            self._slots.give_back()
            raise

    def give_back(self, connection):
        self.free.append(connection)
        self._slots.give_back()
