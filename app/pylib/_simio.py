"""Operations on the simulated outside world: each is told to the trace when it begins and when it ends, and how."""
import _sim
from _asyncio import _emit, _label, _next_id, get_running_loop


class Operation:
    """An operation under way: `text` is its kind, a blank, and what it is about; `size` what it carries, in bytes."""
    __slots__ = ('_number', '_future')

    def __init__(self, text, seconds=None, future=None, size=0):
        self._number, self._future = _next_id(), future
        _emit('io.submit', self._number, text, future, None, size, seconds)

    def end(self, how='ok'):
        if self._number is not None:
            _emit('io.ready', self._number, self._future, how)
            self._number = None

    def cancel(self):
        if self._number is not None:
            _emit('io.cancel', self._number, self._future)
            self._number = None


def _arrive(operation, future, how):
    if not future.done():
        operation.end(how)
        future.set_result(None)


async def operate(text, seconds, how='ok'):
    """Wait for an operation that takes so many seconds (None: for ever). Cancelled, it ends at once."""
    future = _label(get_running_loop().create_future(), 'io')
    operation = Operation(text, seconds, future)
    arrival = None if seconds is None else _sim.later(seconds, _arrive, operation, future, how)
    try:
        await future
    except BaseException:
        operation.cancel()
        if arrival is not None:
            arrival.cancel()
        raise


def operate_blocking(text, seconds, call, how='ok'):
    """The same for a library that blocks: the clock moves, and nobody else does anything meanwhile."""
    operation = Operation(text, seconds)
    if seconds is None:
        _sim.hang()
    _sim.block(seconds, call)
    operation.end(how)


class Slots:
    """So many at a time, first come, first served. 0: no limit."""

    def __init__(self, limit):
        self._free, self._unlimited, self._waiters = limit, not limit, []

    async def take(self):
        if self._unlimited:
            return
        if self._free > 0 and not self._waiters:
            self._free -= 1
            return
        waiter = _label(get_running_loop().create_future(), 'io')
        self._waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            if waiter in self._waiters:
                self._waiters.remove(waiter)
            else:
                self.give_back()
            raise

    def give_back(self):
        if self._unlimited:
            return
        while self._waiters:
            waiter = self._waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                return
        self._free += 1


class Opening:
    """What connect(), open() and their like return: `await` gives the thing, `async with` closes it, too."""

    def __init__(self, coroutine, close):
        self._coroutine, self._close = coroutine, close

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._thing = await self._coroutine
        return self._thing

    async def __aexit__(self, *exc_info):
        await self._close(self._thing)


def unclosed(text, say=True):
    """A thing that should have been closed is dropped."""
    _emit('warning', 'ResourceWarning', text, None)
    if say:
        _sim.say(text)
