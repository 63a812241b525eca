"""Queue, PriorityQueue, LifoQueue."""
import heapq
from collections import deque
from _asyncio import _emit, _label, _next_id
from asyncio import locks, mixins
from asyncio._trace import Sleepers, made

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty')


class QueueEmpty(Exception):
    """get_nowait() on an empty queue."""


class QueueFull(Exception):
    """put_nowait() on a full queue."""


class Queue(mixins._LoopBoundMixin):
    """First in, first out; with maxsize > 0 put() waits for room."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._trace_id = _next_id()
        self._sleepers = Sleepers(self._trace_id)
        made(self, 'queue', maxsize)
        self._finished = locks.Event()
        self._finished.set()
        self._init(maxsize)

    # Subclasses replace these three.
    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        # Those that are done already were cancelled or woken before.
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                self._sleepers.wake(waiter)
                break

    def _say_size(self):
        _emit('sync.value', self._trace_id, self.qsize(), len(self._getters) + len(self._putters))

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def __class_getitem__(cls, item):
        return cls

    def _format(self):
        result = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            result += f' _queue={list(self._queue)!r}'
        if self._getters:
            result += f' _getters[{len(self._getters)}]'
        if self._putters:
            result += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            result += f' tasks={self._unfinished_tasks}'
        return result

    def qsize(self):
        """Number of items in the queue."""
        return len(self._queue)

    @property
    def maxsize(self):
        """Number of items that fit; 0: any."""
        return self._maxsize

    def empty(self):
        """True when there is nothing to get."""
        return not self._queue

    def full(self):
        """True when maxsize items are in the queue."""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    def _wait_in(self, row, what):
        waiter = self._get_loop().create_future()
        _label(waiter, 'queue', self._trace_id)
        row.append(waiter)
        self._sleepers.block(waiter, what)
        return waiter

    def _give_up(self, row, waiter):
        waiter.cancel()
        self._sleepers.leave(waiter)
        try:
            row.remove(waiter)
        except ValueError:
            pass  # taken out by _wakeup_next() before

    async def put(self, item):
        """Put an item in, waiting for room if need be."""
        while self.full():
            putter = self._wait_in(self._putters, 'put')
            try:
                await putter
            except:
                self._give_up(self._putters, putter)
                if not self.full() and not putter.cancelled():
                    # We were called but cannot come: call the next one.
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item in or raise QueueFull."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._say_size()
        self._wakeup_next(self._getters)

    async def get(self):
        """Take an item out, waiting for one if need be."""
        while self.empty():
            getter = self._wait_in(self._getters, 'get')
            try:
                await getter
            except:
                self._give_up(self._getters, getter)
                if not self.empty() and not getter.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        """Take an item out or raise QueueEmpty."""
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._say_size()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        """Tell that one item that was taken out is finished."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Wait until every item that was put in has its task_done()."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    """The smallest item comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """The newest item comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
