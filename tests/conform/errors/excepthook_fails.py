"""A sys.excepthook that fails: both tracebacks."""
import sys


def hook(kind, value, tb):
    raise KeyError("in the hook")


sys.excepthook = hook
raise ValueError("x")
