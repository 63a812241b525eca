"""The names of typing under the name they have for older Pythons, and the best known of those that came later."""
import functools as _functools
import types as _types
import typing
import warnings as _warnings
from abc import ABC as _ABC


class NoDefault:
    """The __default__ of a type variable that has none."""

    __slots__ = ()

    def __repr__(self):
        return 'typing_extensions.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = NoDefault()


class _Defaulted(type):
    """Makes type variables of typing that know a default."""

    def __call__(cls, name, *args, default=NoDefault, infer_variance=False, **kwargs):
        made = cls._kind(name, *args, **kwargs)
        made.__default__ = default
        made.has_default = lambda: made.__default__ is not NoDefault
        if cls._kind is not typing.TypeVarTuple:
            made.__infer_variance__ = bool(infer_variance)
        return made

    def __instancecheck__(cls, obj):
        return isinstance(obj, cls._kind)


class TypeVar(metaclass=_Defaulted):
    """A type variable, maybe with a default."""
    _kind = typing.TypeVar


class ParamSpec(metaclass=_Defaulted):
    """A variable for parameters, maybe with a default."""
    _kind = typing.ParamSpec


class TypeVarTuple(metaclass=_Defaulted):
    """A variable for types of any number, maybe with a default."""
    _kind = typing.TypeVarTuple


def override(method, /):
    """Marks a method that takes the place of a base's."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


class deprecated:
    """Marks a class or a function whose use earns a warning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, obj, /):
        made = obj
        if self.category is not None and isinstance(obj, type):
            self._mark_class(obj)
        elif self.category is not None:
            if not callable(obj):
                raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                                f'not {obj!r}')
            made = self._warning(obj)
        obj.__deprecated__ = self.message
        return made

    def _warn(self):
        _warnings.warn(self.message, category=self.category, stacklevel=self.stacklevel)

    def _warning(self, function):
        @_functools.wraps(function)
        def wrapper(*args, **kwargs):
            self._warn()
            return function(*args, **kwargs)
        import inspect
        if inspect.iscoroutinefunction(function):
            from asyncio.coroutines import _is_coroutine
            wrapper._is_coroutine = _is_coroutine
        wrapper.__deprecated__ = self.message
        return wrapper

    def _mark_class(self, marked):
        new, init_subclass = marked.__new__, marked.__init_subclass__

        @_functools.wraps(new)
        def __new__(cls, /, *args, **kwargs):
            if cls is marked:
                self._warn()
            if new is not object.__new__:
                return new(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{cls.__name__}() takes no arguments')
            return new(cls)

        marked.__new__ = staticmethod(__new__)
        if isinstance(init_subclass, _types.MethodType):
            marked.__init_subclass__ = classmethod(self._warning(init_subclass.__func__))
        else:
            marked.__init_subclass__ = self._warning(init_subclass)
        __new__.__deprecated__ = self.message


class Buffer(_ABC):
    """What bytes() can look into."""


for _kind in bytes, bytearray, memoryview:
    Buffer.register(_kind)


def get_original_bases(cls, /):
    """The bases as the class statement has them."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


def __getattr__(name):
    try:
        return getattr(typing, name)
    except AttributeError:
        raise AttributeError(f"module 'typing_extensions' has no attribute '{name}'", name=name) from None
