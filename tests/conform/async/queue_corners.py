"""Queues: cancelled putters and getters, join, subclasses, wrong calls, other loops."""
import asyncio


async def cancelled_getters():
    q = asyncio.Queue()
    getters = [asyncio.create_task(q.get(), name=f'g{i}') for i in range(4)]
    await asyncio.sleep(0)
    print(str(q))
    getters[0].cancel()
    q.put_nowait('one')
    q.put_nowait('two')
    getters[1].cancel()
    print(str(q))
    print(await asyncio.gather(*getters[:3], return_exceptions=True))
    print(str(q))
    q.put_nowait('three')
    print(await getters[3], str(q))


async def cancelled_putters():
    q = asyncio.Queue(1)
    q.put_nowait(0)
    putters = [asyncio.create_task(q.put(i)) for i in (1, 2, 3, 4)]
    await asyncio.sleep(0)
    print(str(q))
    putters[1].cancel()
    print(q.get_nowait(), str(q))
    putters[0].cancel()
    await asyncio.sleep(0)
    print(str(q))
    await asyncio.sleep(0)
    print(str(q), [p.done() for p in putters])
    print(await q.get(), await q.get(), str(q))
    print(await asyncio.gather(*putters, return_exceptions=True))


async def joining():
    q = asyncio.Queue()
    await q.join()
    for i in range(3):
        await q.put(i)

    async def worker():
        while True:
            item = await q.get()
            await asyncio.sleep(item)
            q.task_done()
            print('done', item, str(q))

    async def joiner(name):
        print(name, await q.join())

    w = asyncio.create_task(worker())
    joiners = [asyncio.create_task(joiner(n)) for n in 'ab']
    gone = asyncio.create_task(joiner('gone'))
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(*joiners)
    w.cancel()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    print(q._unfinished_tasks, q._finished.is_set(), gone.cancelled())


class Unique(asyncio.Queue):
    """Each item once, newest first."""

    def __init__(self, maxsize=0, *, label='u'):
        self.label = label
        super().__init__(maxsize)

    def _init(self, maxsize):
        print('init', maxsize)
        self._queue = []

    def _put(self, item):
        if item not in self._queue:
            self._queue.append(item)

    def _get(self):
        return self._queue.pop()


class Counting(asyncio.Queue):
    puts = 0

    def put_nowait(self, item):
        self.puts += 1
        return super().put_nowait(item)

    async def get(self):
        item = await super().get()
        return f'<{item}>'

    def full(self):
        return self.qsize() >= 2


class Timed(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put((item[0], 'x' + item[1]))


class Lazy(asyncio.Queue):
    def __init__(self):
        pass


async def subclasses():
    q = Unique(3, label='v')
    for i in (1, 2, 1, 2):
        await q.put(i)
    print(q.label, q.qsize(), str(q), q.full())
    print(await q.get(), q.get_nowait(), q.empty(), str(q))
    c = Counting()
    p = asyncio.create_task(c.put('late'))
    await c.put('a')
    await c.put('b')
    await asyncio.sleep(0)
    print(c.puts, str(c), c.full())
    print(await c.get(), await c.get(), await c.get(), c.puts, p.done())
    t = Timed()
    for item in ((2, 'b'), (1, 'c'), (1, 'a')):
        t.put_nowait(item)
    print([t.get_nowait() for _ in range(3)])
    q = asyncio.Queue()
    q._put = lambda item: print('own _put', item)
    await q.put(7)
    print(q.qsize(), q._unfinished_tasks)
    for use in (lambda q: q.put_nowait(1), lambda q: q.get_nowait(), lambda q: q.full(), lambda q: q.qsize(), str,
                lambda q: q.task_done()):
        try:
            use(Lazy())
        except AttributeError as e:
            print(e)


async def orders():
    for cls in (asyncio.LifoQueue, asyncio.PriorityQueue):
        q = cls(3)
        for x in (2, 3, 1):
            await q.put(x)
        print(str(q), q.full(), q.maxsize)
        waiting = asyncio.create_task(q.put(0))
        await asyncio.sleep(0)
        print(str(q))
        print([await q.get() for _ in range(4)], waiting.done())
    q = asyncio.PriorityQueue()
    for item in ((1, 'b'), (1, 'a'), (0, 'z'), (1, 'b')):
        q.put_nowait(item)
    print([q.get_nowait() for _ in range(4)])

    class Loud:
        def __init__(self, n):
            self.n = n

        def __lt__(self, other):
            print(self.n, '<', other.n)
            return self.n < other.n

    for n in (5, 3, 8, 1):
        q.put_nowait(Loud(n))
    print([q.get_nowait().n for _ in range(4)])
    q.put_nowait(1)
    try:
        q.put_nowait('x')
    except TypeError as e:
        print(e, q.qsize(), q._unfinished_tasks)


async def wrong_calls():
    q = asyncio.Queue(maxsize=1)
    q.put_nowait(item=1)
    for call in (lambda: q.put_nowait(2), lambda: asyncio.Queue(1, 2), lambda: asyncio.Queue(loop=None), q.put,
                 lambda: q.put(1, 2), lambda: q.put(x=1), lambda: q.get(1), lambda: q.get_nowait(block=False),
                 lambda: q.join(1), lambda: asyncio.Queue('x').full(), lambda: asyncio.Queue(None).put_nowait(1),
                 lambda: asyncio.Lock(loop=None), lambda: asyncio.Lock(1), lambda: asyncio.Lock().release(),
                 lambda: asyncio.Lock().release(1), lambda: asyncio.Event().set(1), lambda: asyncio.Semaphore(-1),
                 lambda: asyncio.Semaphore('x'), lambda: asyncio.Semaphore(1, 2),
                 lambda: asyncio.BoundedSemaphore(value=1).release(), lambda: asyncio.Lock().locked(1),
                 lambda: setattr(q, 'colour', 'red'), lambda: q.colour, lambda: asyncio.Event().wait(1)):
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)
    print(q.get_nowait())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e), asyncio.QueueEmpty, issubclass(asyncio.QueueFull, Exception))
    big = asyncio.Queue(float('inf'))
    await big.put(1)
    print(big.full(), str(big))


async def two_loops(q, lock, event, sem):
    for what in (q.get(), lock.acquire(), event.wait(), sem.acquire()):
        try:
            await asyncio.wait_for(what, 0.1)
        except (RuntimeError, TimeoutError) as e:
            print(type(e).__name__, str(e).partition(' at 0x')[0], str(e).partition(' is ')[2])


for test in (cancelled_getters, cancelled_putters, joining, subclasses, orders, wrong_calls):
    print('---', test.__name__)
    asyncio.run(test())
things = asyncio.Queue(), asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)


async def take_lock():
    await things[1].acquire()


asyncio.run(take_lock())
for _ in range(2):
    asyncio.run(two_loops(*things))
