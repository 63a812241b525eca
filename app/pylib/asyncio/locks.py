"""Lock, Event, Semaphore (in C), Condition, Barrier: CPython 3.11's behaviour, wait for wait."""
from _asyncio import BoundedSemaphore, Event, Lock, Semaphore, _emit, _label, _next_id
from _collections import deque
from asyncio import exceptions, mixins
from asyncio._trace import Sleepers, made

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class _Waiting(mixins._LoopBoundMixin):
    """A primitive with a row of futures, oldest first."""

    def _trace_init(self, kind, size=0):
        self._kind = kind
        self._trace_id = _next_id()
        self._sleepers = Sleepers(self._trace_id)
        made(self, kind, size)

    def _join_row(self, what):
        fut = self._get_loop().create_future()
        _label(fut, self._kind, self._trace_id)
        self._waiters.append(fut)
        self._sleepers.block(fut, what)
        return fut

    def _leave_row(self, fut):
        self._waiters.remove(fut)
        self._sleepers.leave(fut)

    def _describe(self, extra):
        if self._waiters:
            extra = f'{extra}, waiters:{len(self._waiters)}'
        return f'<{object.__repr__(self)[1:-1]} [{extra}]>'


class Condition(_ContextManagerMixin, _Waiting):
    """A lock together with a row of tasks that wait to be notified."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()
        self._trace_init('condition')

    def __repr__(self):
        return self._describe('locked' if self.locked() else 'unlocked')

    async def wait(self):
        """Give the lock back, wait for a notification, take the lock again; True."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')

        self.release()
        try:
            fut = self._join_row('wait')
            try:
                await fut
                return True
            finally:
                self._leave_row(fut)
        finally:
            # The lock must be held again whatever happened, cancellation included.
            cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError:
                    cancelled = True
            if cancelled:
                raise exceptions.CancelledError

    async def wait_for(self, predicate):
        """wait() until predicate() is true; its last value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake at most n of those that wait."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        woken = 0
        for fut in self._waiters:
            if woken >= n:
                break
            if not fut.done():
                woken += 1
                fut.set_result(False)
                self._sleepers.wake(fut)

    def notify_all(self):
        """Wake all that wait."""
        self.notify(len(self._waiters))


_FILLING, _DRAINING, _RESETTING, _BROKEN = 'filling', 'draining', 'resetting', 'broken'


class Barrier(mixins._LoopBoundMixin):
    """A meeting point: wait() goes on when `parties` tasks have come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0
        self._trace_id = _next_id()
        made(self, 'barrier', parties)

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{extra}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; each one gets a different number from 0 to parties - 1."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                _emit('sync.value', self._trace_id, self._count, self._count)
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                _emit('sync.value', self._trace_id, self._count, self._count)
                self._exit()

    async def _block(self):
        # The round before may still be leaving.
        await self._cond.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
        if self._state is _BROKEN:
            raise exceptions.BrokenBarrierError('Barrier aborted')

    async def _release(self):
        self._state = _DRAINING
        self._cond.notify_all()

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state is not _FILLING)
        if self._state in (_BROKEN, _RESETTING):
            raise exceptions.BrokenBarrierError('Abort or reset of barrier')

    def _exit(self):
        # The last one out lets the next round in.
        if self._count == 0:
            if self._state in (_RESETTING, _DRAINING):
                self._state = _FILLING
            self._cond.notify_all()

    async def reset(self):
        """Empty the barrier; those that wait get BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                self._state = _RESETTING
            else:
                self._state = _FILLING
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier for good."""
        async with self._cond:
            self._state = _BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks the barrier waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many are waiting now."""
        return self._count if self._state is _FILLING else 0

    @property
    def broken(self):
        """True after abort()."""
        return self._state is _BROKEN
