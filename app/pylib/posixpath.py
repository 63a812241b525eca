"""os.path, by the name that it has on POSIX."""
from os.path import *
from os import path as _path


def __getattr__(name):
    return getattr(_path, name)
