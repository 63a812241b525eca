"""Abstract base classes: the metaclass, registration, the decorators. (CPython: Lib/_py_abc.py; caches left out.)"""

__all__ = ('ABC', 'ABCMeta', 'abstractmethod', 'abstractclassmethod', 'abstractstaticmethod', 'abstractproperty',
           'update_abstractmethods', 'get_cache_token')


def abstractmethod(funcobj):
    """The method must be overridden."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    return bool(getattr(value, '__isabstractmethod__', False))


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if _is_abstract(_look_up(cls, name)):
                names.add(name)
    return frozenset(names)


def _look_up(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


_registrations = {}  # ABC: the classes registered with it
_registered = 0


def _note(cls, subclass):
    """register() without its questions, for the builtin types."""
    global _registered
    _registrations.setdefault(cls, []).append(subclass)
    _registered += 1


class ABCMeta(type):
    """The metaclass of ABC."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass. Returns it, so that it can stand as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _note(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(instance.__class__)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return answer
        if cls in subclass.__mro__:
            return True
        if any(issubclass(subclass, other) for other in _registrations.get(cls, ())):
            return True
        return any(_below(subclass, other) for other in type.__subclasses__(cls))


def _below(subclass, other):
    """issubclass(), which protocols refuse to a program that they do not refuse to this."""
    asked = getattr(type(other), '_asked_by_abc', None)
    return issubclass(subclass, other) if asked is None else asked(other, subclass)


class ABC(metaclass=ABCMeta):
    """Cannot be instantiated while abstract methods are left."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Look again which methods are abstract, after methods were added to the class. Returns it."""
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    return _registered
