"""CPython's own asyncio on a virtual clock: what the goldens of this folder are made with.

`regen.py` puts this module on the path of a child Python as its sitecustomize, so the program stays the real
__main__ and its tracebacks, warnings and exit are CPython's own. Nothing here is part of the product.

Rules: time is a whole number of nanoseconds. It moves when nothing is ready (to the next timer) and inside
blocking calls. Timers that are due at the same moment fire in the order in which they were made. Worker threads
run one at a time; a sleep in one of them parks it. A loop that only spins is moved on after 2,000 ticks; a step
that only reads the clock is moved on by 1 ms a read after 1,000 reads. Nothing to wait for at all: exit 124.
asyncio's own sets of tasks, in address order on CPython, are in order of creation here.
"""
import asyncio
import datetime
import heapq
import itertools
import os
import selectors
import sys
import threading
import time
import weakref

NS = 10**9
EPOCH_NS = 1_700_000_000 * NS


class Clock:
    now_ns = 0
    reads = 0

    @classmethod
    def move_to(cls, when_ns):
        cls.now_ns = max(cls.now_ns, when_ns)
        cls.reads = 0

    @classmethod
    def read(cls):
        cls.reads += 1
        if cls.reads > 1000:
            cls.now_ns += NS // 1000
        return cls.now_ns


def nanoseconds(seconds):
    return round(seconds * NS)


class Timer(asyncio.TimerHandle):
    __slots__ = ("when_ns", "order")

    def __lt__(self, other):
        return (self.when_ns, self.order) < (other.when_ns, other.order)


class Worker:
    """A thread that takes turns with the loop: exactly one of the two runs at any moment."""

    def __init__(self, loop, future, call):
        self.loop, self.future, self.call = loop, future, call
        self.my_turn, self.their_turn = threading.Event(), threading.Event()
        loop.workers += 1
        self.thread = threading.Thread(target=self.body, daemon=True, name=f"asyncio_{loop.workers - 1}")
        self.thread.worker = self
        loop.call_soon(self.start)

    def start(self):
        self.thread.start()
        self.wait_for_it()

    def resume(self):
        self.my_turn.set()
        self.wait_for_it()

    def wait_for_it(self):
        self.their_turn.wait()
        self.their_turn.clear()

    def sleep(self, delay_ns):
        self.loop.call_at((Clock.now_ns + delay_ns) / NS, self.resume)
        self.their_turn.set()
        self.my_turn.wait()
        self.my_turn.clear()

    def body(self):
        value = error = None
        try:
            value = self.call()
        except BaseException as e:
            error = e
        self.loop.call_soon(self.finish, value, error)
        self.their_turn.set()

    def finish(self, value, error):
        self.loop.workers -= 1
        if not self.future.cancelled():
            if error is not None:
                self.future.set_exception(error)
            else:
                self.future.set_result(value)
        for waiter in self.loop.idle_waiters:
            if not self.loop.workers and not waiter.done():
                waiter.set_result(None)


class Selector(selectors.EpollSelector):
    loop = None
    spins = 0

    def spinning(self):
        return all(type(h._callback).__name__ == "TaskStepMethWrapper" for h in self.loop._ready)

    def select(self, timeout=None):
        loop = self.loop
        Clock.reads = 0
        if timeout is not None and timeout <= 0:
            self.spins = self.spins + 1 if loop._ready and self.spinning() else 0
            if self.spins > 2000 and loop._scheduled:
                Clock.move_to(loop._scheduled[0].when_ns)
                self.spins = 0
            return super().select(0)
        arrived = super().select(0)  # what is sent on the loopback is there at once
        if arrived:
            return arrived
        if not loop._scheduled:
            sys.stdout.flush()
            sys.stderr.write("deadlock\n")
            sys.stderr.flush()
            os._exit(124)
        Clock.move_to(loop._scheduled[0].when_ns)
        self.spins = 0
        return super().select(0)


class OrderedSet(set):
    def __init__(self, items=()):
        super().__init__()
        self.order = {}
        for item in items:
            self.add(item)

    def add(self, item):
        super().add(item)
        self.order[item] = None

    def discard(self, item):
        super().discard(item)
        self.order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self.order[item]

    def pop(self):
        item = next(iter(self.order))
        self.remove(item)
        return item

    def __iter__(self):
        return iter(self.order)

    def __repr__(self):
        return f"{{{', '.join(map(repr, self))}}}" if self else "set()"

    def __sub__(self, other):
        return OrderedSet(item for item in self if item not in other)


def order_tasks():
    """asyncio registers every task in a weak set of its own: number them there."""
    numbers = weakref.WeakKeyDictionary()
    counter = itertools.count()
    registry = asyncio.tasks._all_tasks
    all_tasks, register = asyncio.tasks.all_tasks, registry.add

    def numbering(task):
        numbers[task] = next(counter)
        register(task)

    def ordered_all_tasks(loop=None):
        return OrderedSet(sorted(all_tasks(loop or asyncio.get_running_loop()), key=lambda t: numbers.get(t, 0)))

    registry.add = numbering
    asyncio.tasks.all_tasks = asyncio.all_tasks = ordered_all_tasks
    asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = Selector()
        super().__init__(selector)
        selector.loop = self
        self._clock_resolution = 1e-9
        self.timers_made = 0
        self.workers = 0
        self.idle_waiters = []

    def time(self):
        return Clock.now_ns / NS

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        when_ns = nanoseconds(when)
        timer = Timer(when_ns / NS, callback, args, self, context)
        timer.when_ns = when_ns
        self.timers_made += 1
        timer.order = self.timers_made
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        future = self.create_future()
        Worker(self, future, lambda: func(*args))
        return future

    async def shutdown_default_executor(self):
        if self.workers:
            waiter = self.create_future()
            self.idle_waiters.append(waiter)
            await waiter


Selector.__name__ = "EpollSelector"
Loop.__name__ = Loop.__qualname__ = "_UnixSelectorEventLoop"
Loop.__module__ = "asyncio.unix_events"


class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return Loop()


def virtual_sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    worker = getattr(threading.current_thread(), "worker", None)
    if worker is not None:
        worker.sleep(nanoseconds(seconds))
    else:
        Clock.move_to(Clock.now_ns + nanoseconds(seconds))


class VirtualDateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        us = (EPOCH_NS + Clock.read()) // 1000
        return datetime_class.fromtimestamp(us // 10**6, tz).replace(microsecond=us % 10**6)

    @classmethod
    def utcnow(cls):
        us = (EPOCH_NS + Clock.read()) // 1000
        return datetime_class.utcfromtimestamp(us // 10**6).replace(microsecond=us % 10**6)

    @classmethod
    def today(cls):
        return datetime_class.fromtimestamp(time.time())


datetime_class = datetime.datetime


def install():
    localtime, gmtime, strftime, ctime = time.localtime, time.gmtime, time.strftime, time.ctime
    order_tasks()
    time.sleep = virtual_sleep
    time.monotonic = time.perf_counter = lambda: Clock.read() / NS
    time.monotonic_ns = time.perf_counter_ns = Clock.read
    time.time = lambda: float(EPOCH_NS + Clock.read()) / NS  # rounded twice, as CPython does
    time.time_ns = lambda: EPOCH_NS + Clock.read()
    time.localtime = lambda s=None: localtime(time.time() if s is None else s)
    time.gmtime = lambda s=None: gmtime(time.time() if s is None else s)
    time.strftime = lambda f, t=None: strftime(f, time.localtime() if t is None else t)
    time.ctime = lambda s=None: ctime(time.time() if s is None else s)
    datetime.datetime = VirtualDateTime
    asyncio.set_event_loop_policy(Policy())
