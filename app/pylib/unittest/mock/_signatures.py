"""What a mock knows of the thing it stands for: is it a coroutine function, can it be called, and with what."""
import inspect
from asyncio import iscoroutinefunction
from functools import partial
from types import FunctionType, MethodType

__name__ = 'unittest.mock'      # where programs find these classes

FunctionTypes = (FunctionType, MethodType)


class InvalidSpecError(Exception):
    """A mock was given as what a mock shall look like."""


def _is_async_obj(obj):
    if _is_mock(obj) and not hasattr(type(obj), 'assert_awaited'):
        return False
    if hasattr(obj, '__func__'):
        obj = obj.__func__
    return iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _is_mock(obj):
    """Like _is_instance_mock, for modules below the classes."""
    return hasattr(type(obj), '_mock_add_spec')


def _is_async_func(func):
    return bool(getattr(func, '__code__', None)) and iscoroutinefunction(func)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    return type(obj) in (list, tuple)       # subclasses are specs like any other object


def _is_magic(name):
    return f'__{name[2:-2]}__' == name


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instance_callable(obj):
    """Can what the class makes (or the object itself) be called?"""
    if not isinstance(obj, type):
        return getattr(obj, '__call__', None) is not None
    return any([base.__dict__.get('__call__') is not None for base in obj.__mro__])


def _get_signature_object(func, as_instance, eat_self):
    """(function, signature) of what runs when func is called; None if nobody knows."""
    if isinstance(func, type) and not as_instance:
        func, eat_self = func.__init__, True
    elif isinstance(func, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(func, classmethod)
        func = func.__func__
    elif not isinstance(func, FunctionTypes):
        try:
            func = func.__call__
        except AttributeError:
            return None
    try:
        return func, inspect.signature(partial(func, None) if eat_self else func)
    except ValueError:
        return None


def _copy_func_details(func, funcopy):
    for attribute in ('__name__', '__doc__', '__text_signature__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(funcopy, attribute, getattr(func, attribute))
        except AttributeError:
            pass


def _check_signature(func, mock, skipfirst, instance=False):
    """The mock's calls have to fit the function from now on."""
    found = _get_signature_object(func, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def checksig(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    _copy_func_details(func, checksig)
    type(mock)._mock_check_sig = checksig
    type(mock).__signature__ = signature


def _must_skip(spec, entry, is_type):
    """Is the first argument of spec's attribute its self?"""
    if not isinstance(spec, type):
        if entry in getattr(spec, '__dict__', {}):
            return False
        spec = spec.__class__
    for kind in spec.__mro__:
        if entry in kind.__dict__:
            return is_type and isinstance(kind.__dict__[entry], FunctionTypes)
    return is_type
