"""Which modules there are, and relative names. Loaders are not there: use import_module()."""
import sys as _sys
from _imp import find as _find

__all__ = ['find_spec', 'resolve_name', 'spec_from_loader']


class ModuleSpec:
    """What is known of a module before it is imported."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached, self.has_location = None, False

    @property
    def parent(self):
        return self.name.rpartition('.')[0] if self.submodule_search_locations is None else self.name

    def __eq__(self, other):
        told = ('name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location')
        try:
            return all([getattr(self, key) == getattr(other, key) for key in told])
        except AttributeError:
            return NotImplemented

    def __repr__(self):
        shown = f'name={self.name!r}, loader={self.loader!r}'
        if self.origin is not None:
            shown += f', origin={self.origin!r}'
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
    if found is None:
        return None
    file, is_package = found
    spec = ModuleSpec(full, None, origin=file or 'built-in', is_package=is_package)
    if file:
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations.append(file.rpartition('/')[0])
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """What a loader of the program's own tells. Imports do not ask such loaders."""
    if origin is None and hasattr(loader, 'get_filename'):
        raise NotImplementedError("loaders that know a file are not part of the course's Python")
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            pass
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)
