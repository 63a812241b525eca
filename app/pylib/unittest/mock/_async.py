"""AsyncMock: a mock of a coroutine function."""
import inspect
from asyncio import iscoroutinefunction
from asyncio.coroutines import _is_coroutine
from types import CodeType
from unittest.mock._base import Base, Mock, NonCallableMock, _delegating_property
from unittest.mock._calls import DEFAULT, _Call, _CallList, _raise_missing
from unittest.mock._magic import MagicMixin
from unittest.mock._signatures import _callable, _is_exception

__name__ = 'unittest.mock'      # where programs find these classes


_CODE = ['co_argcount', 'co_cellvars', 'co_code', 'co_consts', 'co_filename', 'co_firstlineno', 'co_flags',
         'co_freevars', 'co_kwonlyargcount', 'co_name', 'co_names', 'co_nlocals', 'co_posonlyargcount', 'co_qualname',
         'co_stacksize', 'co_varnames']


def _code_mock():
    """What inspect.iscoroutinefunction() looks at."""
    code = NonCallableMock(spec_set=_CODE)
    code.__dict__['_spec_class'] = CodeType
    code.co_flags = inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS
    code.co_argcount = code.co_posonlyargcount = code.co_kwonlyargcount = 0
    code.co_varnames = ('args', 'kwargs')
    return code


class AsyncMockMixin(Base):
    await_count = _delegating_property('await_count')
    await_args = _delegating_property('await_args')
    await_args_list = _delegating_property('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        put = self.__dict__
        put['_is_coroutine'] = _is_coroutine
        put['_mock_await_count'], put['_mock_await_args'], put['_mock_await_args_list'] = 0, None, _CallList()
        put['__code__'] = _code_mock()
        put['__name__'], put['__defaults__'], put['__kwdefaults__'], put['__annotations__'] = 'AsyncMock', (), {}, None

    async def _execute_mock_call(self, /, *args, **kwargs):
        self.await_count += 1
        self.await_args = made = _Call((args, kwargs), two=True)
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                result = _next_effect(effect)
            elif iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            if iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        self._assert_last(self.await_args, args, kwargs, 'await')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._assert_any(self.await_args_list, args, kwargs, 'await')

    def assert_has_awaits(self, calls, any_order=False):
        def words(errors, not_found, found):
            if not_found is not None:
                return f'{not_found!r} not all found in await list'
            problem = 'Awaits not found.' if errors is None else f'Error processing expected awaits.\nErrors: {errors}'
            return f'{problem}\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}'
        _raise_missing(self, calls, self.await_args_list, any_order, words)

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


def _next_effect(effect):
    try:
        result = next(effect)
    except StopIteration:
        raise StopAsyncIteration       # a coroutine must not raise StopIteration
    if _is_exception(result):
        raise result
    return result


class AsyncMagicMixin(MagicMixin):
    """The special methods of asynchronous mocks."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of a coroutine function: calls give coroutines, awaits are remembered, too."""
