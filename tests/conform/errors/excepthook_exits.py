"""A sys.excepthook that leaves with a status of its own."""
import sys


def hook(kind, value, tb):
    print("leaving because of", kind.__name__)
    sys.exit(9)


sys.excepthook = hook
1 / 0
