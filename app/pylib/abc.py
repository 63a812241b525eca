"""Abstract base classes, without registration."""

__all__ = ('ABC', 'ABCMeta', 'abstractmethod', 'abstractclassmethod', 'abstractstaticmethod', 'abstractproperty')


def abstractmethod(funcobj):
    """The method must be overridden."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(f):
    return classmethod(abstractmethod(f))


def abstractstaticmethod(f):
    return staticmethod(abstractmethod(f))


def abstractproperty(f):
    return property(abstractmethod(f))


def _is_abstract(value):
    if isinstance(value, property):
        return any(getattr(f, '__isabstractmethod__', False) for f in (value.fget, value.fset, value.fdel))
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, '__isabstractmethod__', False) is True


class ABC:
    """Cannot be instantiated while abstract methods are left."""

    def __new__(cls, *args, **kwargs):
        left = []
        seen = set()
        for base in cls.__mro__:
            for name, value in base.__dict__.items():
                if name not in seen:
                    seen.add(name)
                    if _is_abstract(value):
                        left.append(name)
        if left:
            names = ', '.join(sorted(left))
            plural = '' if len(left) == 1 else 's'
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {names}")
        return super().__new__(cls)


class ABCMeta(type):
    """Only its name: write class X(ABC)."""
