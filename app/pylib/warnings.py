"""Warnings go to stderr."""
import sys


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    name = 'UserWarning' if category is None else category.__name__
    if _quiet or name == 'DeprecationWarning':
        return
    sys.stderr.write(f'{name}: {message}\n')


_quiet = []


def simplefilter(action, category=Warning, lineno=0, append=False):
    _quiet.clear()
    if action == 'ignore':
        _quiet.append(category)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    simplefilter(action, category)


def resetwarnings():
    _quiet.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._record = record

    def __enter__(self):
        self._saved = list(_quiet)
        return [] if self._record else None

    def __exit__(self, *exc_info):
        _quiet[:] = self._saved
