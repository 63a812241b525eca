"""How callbacks and the places where things were made are shown. The loop itself does it in C (aio/short_repr, handle)."""
import functools
import inspect
import reprlib
import sys
from traceback import StackSummary, walk_stack
from asyncio import constants


def _get_function_source(func):
    func = inspect.unwrap(func)
    while isinstance(func, (functools.partial, functools.partialmethod)):
        func = inspect.unwrap(func.func)
    if not inspect.isfunction(func):
        return None
    return func.__code__.co_filename, func.__code__.co_firstlineno


def _format_callback_source(func, args):
    source = _get_function_source(func)
    return _format_callback(func, args, None) + (f' at {source[0]}:{source[1]}' if source else '')


def _format_args_and_kwargs(args, kwargs):
    items = [reprlib.repr(arg) for arg in args or ()]
    items += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, suffix=''):
    while isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        func, args, kwargs = func.func, func.args, func.keywords
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def extract_stack(f=None, limit=None):
    """The stack from `f` (the caller) outwards, the innermost frame last, without looking the lines up."""
    stack = StackSummary.extract(walk_stack(sys._getframe() if f is None else f),
                                 limit=constants.DEBUG_STACK_DEPTH if limit is None else limit, lookup_lines=False)
    stack.reverse()
    return stack
