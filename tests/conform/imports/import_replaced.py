import builtins
from unittest.mock import patch
orig = __import__
def mine(name, globals=None, locals=None, fromlist=(), level=0):
    if globals["__name__"] == "__main__": print("import", name, fromlist, level, globals is not None and globals.get("__name__"), locals is None, locals is globals)
    if name == "secret": raise ImportError("no " + name)
    return orig(name, globals, locals, fromlist, level)
builtins.__import__ = mine
import keyword
import os.path
import os.path as p
import math as m
from collections import deque, OrderedDict as O
from math import *
def f():
    import heapq
    from itertools import chain as c, count
    return heapq, c, count
f()
class A:
    import bisect
    from math import pi
try:
    import secret
except ImportError as e: print(repr(e))
try:
    from . import foo
except ImportError as e: print(repr(e))
builtins.__import__ = orig
import random
with patch("builtins.__import__", side_effect=ImportError("gone")):
    try:
        import keyword
    except ImportError as e: print(repr(e))
del builtins.__import__
try: import keyword
except ImportError as e: print(repr(e))
builtins.__import__ = orig
print(__import__("math", globals(), locals(), True).__name__, __import__("os", fromlist=("path",)).__name__)
