import re, sys, types, asyncio, weakref, contextvars, threading, _thread, array, collections, time, itertools, functools, operator
t = type(_sim) if 0 else int
try:
    v = t(None, None, None)
    print('made', type(v))
    for f in (repr, str, hash, bool, len, iter, dir, lambda v: v == v, lambda v: v | int, lambda v: v(), lambda v: v[0], lambda v: v + v, lambda v: v.__class__, lambda v: isinstance(1, v), lambda v: next(v), lambda v: v.x, lambda v: [getattr(v, n) for n in dir(v)], lambda v: __import__('copy').copy(v)):
        try: f(v)
        except Exception as e: pass
except Exception as e: print(type(e).__name__, e)
