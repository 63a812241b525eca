# Signatures of what is compiled: functions, methods, classes, bound or not, and what CPython does not know either.
import asyncio
import collections
import functools
import heapq
import inspect
import math
import operator


class Mine(asyncio.Queue):
    pass


class Own(asyncio.Event):
    def __init__(self, name, *, loud=False):
        super().__init__()


for f in (len, abs, sorted, sum, isinstance, divmod, pow, round, callable, print, math.isclose, math.gcd, math.sqrt,
          operator.add, heapq.heappush, asyncio.sleep, asyncio.gather, asyncio.wait, asyncio.wait_for, asyncio.shield,
          asyncio.create_task, asyncio.current_task, asyncio.as_completed, asyncio.to_thread,
          asyncio.run, asyncio.Queue, asyncio.PriorityQueue, asyncio.Event, asyncio.Lock, asyncio.Semaphore,
          asyncio.Condition, asyncio.Barrier, asyncio.Task, asyncio.Future, asyncio.TaskGroup, Mine, Own,
          asyncio.Queue.put, Mine.get, asyncio.Queue(3).put, Own('x').wait, asyncio.Lock().acquire, asyncio.Event.set,
          asyncio.Task.cancel, asyncio.Barrier.wait, asyncio.Condition.wait_for, asyncio.TaskGroup.create_task,
          list.append, [].append, [].sort, str.split, 'x'.join, str.maketrans, dict.fromkeys, {}.setdefault,
          int.from_bytes, (5).to_bytes, int.mro, int.__add__, (1).__add__, object.__init__, object, float,
          collections.deque.append, functools.lru_cache, float.fromhex, complex, object().__eq__):
    name = getattr(f, '__name__', f)
    try:
        print(name, inspect.signature(f))
    except ValueError:
        print(name, 'ValueError')

for f in (max, min, dict, int, str, range, dir, iter, next, getattr, zip, map, Exception, {}.get, {}.pop,
          {}.update):
    try:
        print(f.__name__, inspect.signature(f))
    except ValueError:
        print(f.__name__, 'ValueError')

bound = inspect.signature(asyncio.Queue.put).bind('the queue', item=3)
print(bound, bound.arguments)
put = inspect.signature(asyncio.Queue(2).put)
for wrong in ((), (1, 2)):
    try:
        put.bind(*wrong)
    except TypeError as e:
        print(e)
print([(p.name, p.kind.description, p.default) for p in inspect.signature(sorted).parameters.values()][1:])
print([p.kind.name for p in inspect.signature(asyncio.gather).parameters.values()])
for f in (range, zip, math.hypot):
    try:
        inspect.signature(f)
    except ValueError as e:
        print(e)
