"""create_autospec(): mocks with the attributes and the signatures of what they stand for; mock_open()."""
import inspect
from asyncio import iscoroutinefunction
from asyncio.coroutines import _is_coroutine
from functools import partial
from unittest.mock._async import AsyncMock
from unittest.mock._base import _is_instance_mock, _SpecState
from unittest.mock._calls import DEFAULT, _CallList
from unittest.mock._magic import MagicMock, NonCallableMagicMock
from unittest.mock._signatures import (FunctionTypes, InvalidSpecError, _callable, _check_signature, _copy_func_details,
                                       _get_signature_object, _instance_callable, _is_async_func, _is_list, _is_magic,
                                       _must_skip)

__name__ = 'unittest.mock'      # where programs find these functions

_ASSERTIONS = ('assert_called_with', 'assert_called', 'assert_not_called', 'assert_called_once',
               'assert_called_once_with', 'assert_has_calls', 'assert_any_call')
_AWAIT_ASSERTIONS = ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
                     'assert_any_await', 'assert_has_awaits', 'assert_not_awaited')


def _check_spec_arg_typos(kwargs):
    for typo in ('autospect', 'auto_spec', 'set_spec'):
        if typo in kwargs:
            raise RuntimeError(f'{typo!r} might be a typo; use unsafe=True if this is intended')


def _set_signature(mock, original, instance=False):
    """A function that calls the mock with arguments which fit original; the mock itself if nobody knows what fits."""
    found = _get_signature_object(original, instance, isinstance(original, type))
    if found is None:
        return mock
    func, signature = found

    def checksig(*args, **kwargs):
        signature.bind(*args, **kwargs)
    _copy_func_details(func, checksig)

    def funcopy(*args, **kwargs):
        checksig(*args, **kwargs)
        return mock(*args, **kwargs)
    name = original.__name__
    funcopy.__name__ = funcopy.__qualname__ = name if name.isidentifier() else 'funcopy'
    _setup_func(funcopy, mock, signature)
    return funcopy


def _setup_func(funcopy, mock, signature):
    """Gives the function what mocks have; the mock keeps its record there."""
    funcopy.mock = mock

    def reset_mock():
        funcopy.method_calls, funcopy.mock_calls = _CallList(), _CallList()
        mock.reset_mock()
        value = funcopy.return_value
        if _is_instance_mock(value) and value is not mock:
            value.reset_mock()
    funcopy.called, funcopy.call_count, funcopy.call_args = False, 0, None
    funcopy.call_args_list, funcopy.method_calls, funcopy.mock_calls = _CallList(), _CallList(), _CallList()
    funcopy.return_value, funcopy.side_effect = mock.return_value, mock.side_effect
    funcopy._mock_children = mock._mock_children
    for name in _ASSERTIONS:
        setattr(funcopy, name, _forward(mock, name))
    funcopy.reset_mock, funcopy.__signature__ = reset_mock, signature
    mock._mock_delegate = funcopy


def _forward(mock, name):
    def assertion(*args, **kwargs):
        return getattr(mock, name)(*args, **kwargs)
    assertion.__name__ = name
    return assertion


def _setup_async_mock(function):
    function._is_coroutine = _is_coroutine
    function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()

    def wrapper(name, /, *args, **kwargs):
        return getattr(function.mock, name)(*args, **kwargs)
    for name in _AWAIT_ASSERTIONS:
        setattr(function, name, partial(wrapper, name))


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of spec; functions check how they are called."""
    if _is_list(spec):
        spec = type(spec)       # or it would mean a list of names
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    given = {} if spec is None else {'spec_set' if spec_set else 'spec': spec}
    if given and instance:
        given['_spec_as_instance'] = True
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    given.update(kwargs)
    is_data = inspect.isdatadescriptor(spec)
    kind = MagicMock if is_data else _autospec_class(spec, is_type, instance)
    if is_data:
        given = {}              # what a property gives is not known
    name = given.pop('name', _name)
    mock = kind(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else name, name=name, **given)
    if isinstance(spec, FunctionTypes):
        mock = _set_signature(mock, spec)
        if _is_async_func(spec):
            _setup_async_mock(mock)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock)
    _add_attributes(mock, spec, spec_set, is_type, instance)
    return mock


def _autospec_class(spec, is_type, instance):
    if _is_async_func(spec):
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        return AsyncMock
    if not _callable(spec) or is_type and instance and not _instance_callable(spec):
        return NonCallableMagicMock
    return MagicMock


def _add_attributes(mock, spec, spec_set, is_type, instance):
    """Functions at once; of the rest a note what to make when it is asked for."""
    for entry in dir(spec):
        if _is_magic(entry):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if not isinstance(original, FunctionTypes):
            mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry, instance)
            continue
        parent = mock.mock if isinstance(spec, FunctionTypes) else mock
        skipfirst = _must_skip(spec, entry, is_type)
        kind = AsyncMock if iscoroutinefunction(original) else MagicMock
        made = kind(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skipfirst,
                    **{'spec_set' if spec_set else 'spec': original})
        mock._mock_children[entry] = made
        _check_signature(original, made, skipfirst=skipfirst)
        setattr(mock, entry, made)


class _OpenFile:
    """What the handle of mock_open() reads: the data, unless a method was told what to return."""

    def __init__(self, handle, read_data):
        self.handle, self.read_data = handle, read_data
        self.rewind()

    def rewind(self):
        import io
        self.stream = (io.BytesIO if isinstance(self.read_data, bytes) else io.StringIO)(self.read_data)

    def read(self, *args, **kwargs):
        told = self.handle.read.return_value
        return self.stream.read(*args, **kwargs) if told is None else told

    def readlines(self, *args, **kwargs):
        told = self.handle.readlines.return_value
        return self.stream.readlines(*args, **kwargs) if told is None else told

    def lines(self):
        while self.handle.readline.return_value is not None:
            yield self.handle.readline.return_value
        yield from self.stream

    def readline(self, *args, **kwargs):
        yield from self.lines()
        while True:
            yield self.stream.readline(*args, **kwargs)

    def next(self):
        told = self.handle.readline.return_value
        return next(self.stream) if told is None else told


def mock_open(mock=None, read_data=''):
    """A mock of open() whose files contain read_data."""
    import io
    if mock is None:
        mock = MagicMock(name='open', spec=dir(open))
    handle = MagicMock(spec=sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))
    file = _OpenFile(handle, read_data)
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = None
    handle.read.side_effect, handle.readlines.side_effect = file.read, file.readlines
    lines = handle.readline.side_effect = file.readline()
    handle.__iter__.side_effect, handle.__next__.side_effect = file.lines, file.next

    def start_again(*args, **kwargs):
        nonlocal lines
        file.rewind()
        if handle.readline.side_effect == lines:
            lines = handle.readline.side_effect = file.readline()
        return DEFAULT
    mock.side_effect = start_again
    mock.return_value = handle
    return mock
