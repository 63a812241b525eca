"""MagicMock: special methods that are mocks, made when first asked for."""
from unittest.mock._base import (Base, Mock, NonCallableMock, _async_method_magics, _magics)
from unittest.mock._calls import DEFAULT

__name__ = 'unittest.mock'      # where programs find these classes

_return_values = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented,
                  '__ge__': NotImplemented, '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False,
                  '__complex__': 1j, '__float__': 1.0, '__bool__': True, '__index__': 1, '__aexit__': False}
_calculate_return_value = {
    '__hash__': object.__hash__, '__str__': object.__str__, '__sizeof__': object.__sizeof__,
    '__fspath__': lambda self: f'{type(self).__name__}/{self._extract_mock_name()}/{id(self)}'}


def _get_eq(mock):
    def __eq__(other):
        told = mock.__eq__._mock_return_value
        if told is not DEFAULT:
            return told
        return True if mock is other else NotImplemented
    return __eq__


def _get_ne(mock):
    def __ne__(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return __ne__


def _get_iter(mock):
    def __iter__():
        told = mock.__iter__._mock_return_value
        return iter([]) if told is DEFAULT else iter(told)
    return __iter__


def _get_async_iter(mock):
    def __aiter__():
        told = mock.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if told is DEFAULT else told))
    return __aiter__


_side_effect_methods = {'__eq__': _get_eq, '__ne__': _get_ne, '__iter__': _get_iter, '__aiter__': _get_async_iter}


class _AsyncIterator:
    """An iterator's items, one an await."""

    def __init__(self, iterator):
        self.iterator = iterator

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


def _set_return_value(mock, method, name):
    """What a special method answers before it is told anything."""
    fixed = _return_values.get(name, DEFAULT)
    if fixed is not DEFAULT:
        method.return_value = fixed
    elif name in _calculate_return_value:
        method.return_value = _calculate_return_value[name](mock)
    elif name in _side_effect_methods:
        method.side_effect = _side_effect_methods[name](mock)


class MagicProxy(Base):
    """Stands on a mock's class where a special method will be."""

    def __init__(self, name, parent):
        self.name, self.parent = name, parent

    def create_mock(self):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        _set_return_value(parent, made, name)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


_with_async = frozenset(_magics | _async_method_magics)


class MagicMixin(Base):
    def _mock_set_magics(self):
        """Proxies for the special methods that the spec has; those that it has not are removed."""
        kind, methods = type(self), self.__dict__['_mock_methods']
        wanted = _with_async if methods is None else _with_async.intersection(methods)
        own = kind.__dict__
        for name in [name for name in _with_async - wanted if name in own]:
            delattr(self, name)
        for name in wanted.difference(own):
            setattr(kind, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""
