"""patch(): a stand-in in the place of an attribute, for a function, a block, or until it is stopped."""
import builtins
import contextlib
import importlib
import inspect
import re
import sys
from functools import partial, wraps
from types import ModuleType
from unittest.mock._async import AsyncMock
from unittest.mock._autospec import _check_spec_arg_typos, create_autospec
from unittest.mock._base import NonCallableMock, _is_instance_mock
from unittest.mock._calls import DEFAULT
from unittest.mock._magic import MagicMock, NonCallableMagicMock
from unittest.mock._signatures import InvalidSpecError, _instance_callable, _is_async_obj, _is_list

__name__ = 'unittest.mock'      # where programs find these functions

_builtins = {name for name in dir(builtins) if not name.startswith('_')}


def _resolve_name(name):
    """The object of that dotted name: modules as far as they can be imported, then attributes (pkgutil.resolve_name)."""
    if not re.fullmatch(r'(?!\d)(\w+)(\.(?!\d)(\w+))*(:((?!\d)(\w+)(\.(?!\d)(\w+))*)?)?', name):
        raise ValueError(f'invalid format: {name!r}')
    path, colon, attributes = name.partition(':')
    first, *rest = path.split('.')
    found = importlib.import_module(path if colon else first)
    if colon:
        rest = attributes.split('.') if attributes else []
    else:
        at = first
        while rest:
            at = f'{at}.{rest[0]}'
            try:
                found = importlib.import_module(at)
            except ImportError:
                break
            del rest[0]
    for part in rest:
        found = getattr(found, part)
    return found


class _patch:
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec has already been mocked out. '
                                   f'[spec={spec!r}]')
        if _is_instance_mock(spec_set):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. '
                                   f'[spec_set={spec_set!r}]')
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.spec_set, self.autospec = spec, spec_set, autospec
        self.create, self.has_local, self.kwargs = create, False, kwargs
        self.additional_patchers = []

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [one.copy() for one in self.additional_patchers]
        return made

    # -- as a decorator --

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        patched = _patched_async(self, func) if inspect.iscoroutinefunction(func) else _patched(self, func)
        patched.patchings = [self]
        return patched

    def decorate_class(self, klass):
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(klass, name), '__call__'):
                setattr(klass, name, self.copy()(getattr(klass, name)))
        return klass

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        """All the patches of a decorated function, and its arguments with the mocks that they made."""
        extra = []
        with contextlib.ExitStack() as stack:
            for one in patched.patchings:
                made = stack.enter_context(one)
                if one.attribute_name is not None:
                    keywargs.update(made)
                elif one.new is DEFAULT:
                    extra.append(made)
            yield (*args, *extra), keywargs

    # -- the change and its end --

    def get_original(self):
        target, name = self.getter(), self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        if name in _builtins and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def __enter__(self):
        self.target = self.getter()
        spec, spec_set, autospec = [None if given is False else given
                                    for given in (self.spec, self.spec_set, self.autospec)]
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        new = self.new
        if autospec is not None:
            new = self._new_autospec(original, autospec, bool(spec_set))
        elif new is DEFAULT:
            new = self._new_mock(original, *_specs(original, spec, spec_set))
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, local
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            return new if self.attribute_name is None else self._enter_others(new)
        except:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _enter_others(self, new):
        """patch.multiple(): the rest of the patches, and the mocks by their names."""
        found = {self.attribute_name: new} if self.new is DEFAULT else {}
        for one in self.additional_patchers:
            made = self._exit_stack.enter_context(one)
            if one.new is DEFAULT:
                found.update(made)
        return found

    def _new_mock(self, original, spec, spec_set):
        given = {}
        if spec is not None:
            given['spec'] = spec
        if spec_set is not None:
            given['spec_set'] = spec_set
        like = spec if spec_set is None else spec_set
        if like is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        kind = self._mock_class(original, spec, like)
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            given['name'] = self.attribute
        given.update(self.kwargs)
        new = kind(**given)
        if like is not None and isinstance(original, type) and _is_instance_mock(new):
            if not _is_list(like) and not _instance_callable(like):
                kind = NonCallableMagicMock
            given.pop('name')
            new.return_value = kind(_new_parent=new, _new_name='()', **given)
        return new

    def _mock_class(self, original, spec, like):
        if self.new_callable is not None:
            return self.new_callable
        if like is not None:
            if _is_async_obj(like):
                return AsyncMock
            if not ('__call__' in like if _is_list(like) else callable(like)):
                return NonCallableMagicMock
        return AsyncMock if spec is None and _is_async_obj(original) else MagicMock

    def _new_autospec(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked '
                                   f'out. [target={self.target!r}, attr={autospec!r}]')
        if _is_instance_mock(autospec):
            target = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} from target {target!r} as it has already '
                                   f'been mocked out. [target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in (
                    '__doc__', '__module__', '__defaults__', '__annotations__', '__kwdefaults__')):
                setattr(self.target, self.attribute, self.temp_original)    # it was a proxy's, or of a slot
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _specs(original, spec, spec_set):
    """(spec, spec_set) with True replaced by what it means."""
    if spec is True:
        return (None, original) if spec_set is True else (original, spec_set)
    if spec is not None:
        return (None, spec) if spec_set is True else (spec, spec_set)
    return None, original if spec_set is True else spec_set


def _patched(patcher, func):
    @wraps(func)
    def patched(*args, **keywargs):
        with patcher.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
            return func(*newargs, **newkeywargs)
    return patched


def _patched_async(patcher, func):
    @wraps(func)
    async def patched(*args, **keywargs):
        with patcher.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
            return await func(*newargs, **newkeywargs)
    return patched


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
          **kwargs):
    try:
        path, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    return _patch(partial(_resolve_name, path), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = partial(_resolve_name, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    made = []
    for attribute, new in kwargs.items():
        one = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = attribute
        made.append(one)
    made[0].additional_patchers = made[1:]
    return made[0]


class _patch_dict:
    """Changes a dict, or what has its methods, for a function or a block."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = {**dict(values), **kwargs}
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            return self.decorate_class(f)
        if inspect.iscoroutinefunction(f):
            @wraps(f)
            async def inner(*args, **kwargs):
                with self:
                    return await f(*args, **kwargs)
        else:
            @wraps(f)
            def inner(*args, **kwargs):
                with self:
                    return f(*args, **kwargs)
        return inner

    def decorate_class(self, klass):
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX) and hasattr(getattr(klass, name), '__call__'):
                setattr(klass, name, _patch_dict(self.in_dict, self.values, self.clear)(getattr(klass, name)))
        return klass

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve_name(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:      # a container that is no dict
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            _clear_dict(self.in_dict)
        _update_dict(self.in_dict, self.values)
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            _clear_dict(self.in_dict)
            _update_dict(self.in_dict, self._original)
        return False

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _update_dict(in_dict, values):
    try:
        in_dict.update(values)
    except AttributeError:
        for key in values:
            in_dict[key] = values[key]


def _clear_dict(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _patch_stopall():
    for one in reversed(_patch._active_patches):
        one.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _patch_stopall
patch.TEST_PREFIX = 'test'
