# What CPython's library has and ours has not is refused in words, and not like a name that nobody has.
import json
import os
import re


def said(act):
    try:
        act()
    except (AttributeError, ImportError) as e:
        print(e)


def from_import():
    from os import fork, getcwd


def module():
    import importlib.abc


def no_module():
    import json.machinery


said(lambda: os.fork)          # expect: os.fork is not part of the course's Python: programs here have a disk of their own and no processes
said(lambda: os.frok)          # expect: module 'os' has no attribute 'frok'
said(lambda: os.path.frok)     # expect: module 'posixpath' has no attribute 'frok'
said(from_import)              # expect: os.fork is not part of the course's Python: programs here have a disk of their own and no processes
said(module)                   # expect: No module named 'importlib.abc': 'importlib.abc' is not part of the course's Python
said(no_module)                # expect: No module named 'json.machinery'

# Programs that ask first fall back.
print(hasattr(os, 'fork'), getattr(os, 'fork', None))  # expect: False None
try:
    from os import fork
except ImportError:
    print('one process')                               # expect: one process
