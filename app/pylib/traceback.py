"""Tracebacks as text, the way the interpreter prints them."""
import sys


def _one(exc, value):
    if isinstance(exc, BaseException):
        return exc
    return value if value is not None else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exc = _one(exc, value)
    if exc is None:
        return ['NoneType: None\n']
    return sys._format_exception(exc).splitlines(True)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception()))


def format_exception_only(exc, /, value=None):
    exc = _one(exc, value)
    name = type(exc).__qualname__
    if type(exc).__module__ not in ('builtins', '__main__'):
        name = type(exc).__module__ + '.' + name
    text = str(exc)
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    for note in getattr(exc, '__notes__', ()):
        lines.append(note + '\n')
    return lines


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(''.join(format_exception(exc, value)))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), file=file)


def format_tb(tb, limit=None):
    lines = sys._format_exception(Exception().with_traceback(tb)).splitlines(True)
    return lines[1:-1]


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write('Traceback (most recent call last):\n' + ''.join(format_tb(tb)))


def print_stack(f=None, limit=None, file=None):
    raise NotImplementedError("traceback.print_stack() is not part of the course's Python: use print_exc()")


format_stack = extract_stack = extract_tb = print_stack
