"""Which modules there are, and relative names."""
import sys as _sys
from _imp import find as _find

__all__ = ['find_spec', 'resolve_name']


class ModuleSpec:
    """What is known of a module before it is imported. Loaders are not there: use import_module()."""

    def __init__(self, name, origin, is_package):
        self.name, self.origin, self.loader = name, origin, None
        self.has_location = origin not in ('built-in', 'frozen')
        self.cached = None
        self.submodule_search_locations = None
        if is_package:
            self.submodule_search_locations = [origin.rpartition('/')[0]] if self.has_location else []
        self.parent = name if is_package else name.rpartition('.')[0]

    def __repr__(self):
        shown = f'name={self.name!r}, loader={self.loader!r}, origin={self.origin!r}'
        if self.submodule_search_locations is not None:
            shown += f', submodule_search_locations={self.submodule_search_locations}'
        return f'ModuleSpec({shown})'


ModuleSpec.__module__ = 'importlib._bootstrap'
_ModuleType = type(_sys)


def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name[level:]}' if name[level:] else parts[0]


def find_spec(name, package=None):
    """What an import of that name would find; None: nothing. Parents are imported."""
    full = resolve_name(name, package) if name.startswith('.') else name
    parent = full.rpartition('.')[0]
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError as e:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {full!r}',
                                      name=full) from e
    if full in _sys.modules:
        module = _sys.modules[full]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{full}.__spec__ is not set') from None
        if spec is None and full == '__main__':
            raise ValueError(f'{full}.__spec__ is None')
    found = _find(full)
    return None if found is None else ModuleSpec(full, found[0] or 'built-in', found[1])
