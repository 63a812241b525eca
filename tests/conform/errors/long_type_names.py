"""The types that CPython has in C modules are called with the module's name, as objects and as types."""
import asyncio
import collections
import contextvars
import datetime
import functools
import itertools

for what in (asyncio.Task, asyncio.Future, collections.deque, collections.defaultdict, collections.OrderedDict,
             datetime.timedelta, functools.partial, contextvars.ContextVar, itertools.chain, int, asyncio.Queue):
    try:
        what.all_tasks
    except AttributeError as e:
        print(e)
for call in (lambda: asyncio.Task.cancel(1), lambda: collections.deque.append(1, 2),
             lambda: asyncio.Task.cancel()):
    try:
        call()
    except TypeError as e:
        print(e)
