"""Imports by name, while the program runs."""
import sys as _sys
from _imp import run_again as _run_again

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']
from builtins import __import__

_reloading = {}


def invalidate_caches():
    """Nothing is kept of folders."""


def _absolute(name, package):
    """'.cart' in the package 'shop' is 'shop.cart'."""
    level = len(name) - len(name.lstrip('.'))
    if not level:
        return name
    if not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    if not isinstance(package, str):
        raise TypeError('__package__ not set to a string')
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name[level:]}' if name[level:] else parts[0]


def import_module(name, package=None):
    full = _absolute(name, package)
    __import__(full)
    return _sys.modules[full]


def reload(module):
    """Runs a module of the program once more, in the names that it has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if _sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition('.')[0]
        if parent and parent not in _sys.modules:
            raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
        _run_again(module)
        return _sys.modules[name]
    finally:
        del _reloading[name]
