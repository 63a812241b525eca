"""NonCallableMock and Mock: attributes that make themselves, and a memory of calls (semantics: Lib/unittest/mock.py)."""
from asyncio import iscoroutinefunction
from unittest.mock._calls import (DEFAULT, _AnyComparer, _Call, _CallList, _deleted, _format_call_signature, _missing,
                                  _raise_missing, _shown_list, call)
from unittest.mock._signatures import (FunctionTypes, InvalidSpecError, _callable, _get_signature_object, _is_async_obj,
                                       _is_exception, _is_list, _is_magic)

__name__ = 'unittest.mock'      # where programs find these classes

# Special methods that a mock can be given, those that MagicMock has by itself first.
_NUMERIC = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()
_magics = {f'__{name}__' for name in (
    'lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod neg pos abs '
    'invert complex int float index round trunc floor ceil bool next fspath aiter').split()}
_magics |= {f'__{prefix}{name}__' for prefix in ('', 'i', 'r') for name in _NUMERIC}
_async_method_magics = {'__aenter__', '__aexit__', '__anext__'}
_async_magics = _async_method_magics | {'__aiter__'}
_non_defaults = {f'__{name}__' for name in (
    'get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir '
    'subclasses format getnewargs_ex').split()}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics
_unsupported_magics = {f'__{name}__' for name in (
    'getattr setattr init new prepare instancecheck subclasscheck del').split()}
_ASSERT_LIKE = ('assert', 'assret', 'asert', 'aseert', 'assrt')

_allowed_names = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent',
                  '_mock_new_parent', '_mock_name', '_mock_new_name'}


def _delegating_property(name):
    """An attribute that lives in the function which stands for the mock, if there is one (autospec)."""
    _allowed_names.add(name)
    own = '_mock_' + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, set)


def _is_instance_mock(obj):
    return issubclass(type(obj), NonCallableMock)       # isinstance() would ask __class__, which mocks pretend


def _extract_mock(obj):
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, 'mock') else obj


def _check_and_set_parent(parent, value, name, new_name):
    """Makes value a part of parent, if it is a mock that belongs to nobody and has no name. True if so."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or (
            value._mock_new_parent is not None):
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


def _get_method(name, func):
    """A function of that name: classes bind functions, but not other callables."""
    def method(self, /, *args, **kwargs):
        return func(self, *args, **kwargs)
    method.__name__ = name
    return method


class _MockIter:
    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


class _SpecState:
    """An attribute of an autospec that nobody has asked for yet."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec, self.spec_set, self.parent, self.name = spec, spec_set, parent, name
        self.ids, self.instance = ids, instance


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called. Each has a class of its own, which its special methods are set on."""

    def __new__(cls, /, *args, **kw):
        bases = (cls,)
        if not hasattr(cls, 'assert_awaited'):
            given = dict(zip(('spec', 'wraps', 'name', 'spec_set'), args), **kw)
            spec = given.get('spec_set', given.get('spec'))
            if spec is not None and _is_async_obj(spec):
                from unittest.mock._async import AsyncMockMixin
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': __name__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        put = self.__dict__
        put['_mock_parent'], put['_mock_name'], put['_mock_new_name'] = parent, name, _new_name
        put['_mock_new_parent'] = parent if _new_parent is None else _new_parent
        put['_mock_sealed'] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        put['_mock_children'], put['_mock_wraps'], put['_mock_delegate'] = {}, wraps, None
        put['_mock_called'], put['_mock_call_args'], put['_mock_call_count'] = False, None, 0
        put['_mock_call_args_list'], put['_mock_mock_calls'], put['method_calls'] = _CallList(), _CallList(), _CallList()
        put['_mock_unsafe'] = unsafe
        self._mock_set_magics()
        if kwargs:
            self.configure_mock(**kwargs)
        super(NonCallableMock, self).__init__(spec, wraps, name, spec_set, parent, _spec_state)  # __class__ is taken

    def _mock_set_magics(self):
        """What MagicMock does once its spec is known."""

    def attach_mock(self, mock, attribute):
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = '', None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        kind = signature = None
        asyncs = []
        if spec is not None and not _is_list(spec):
            asyncs = [name for name in dir(spec) if iscoroutinefunction(getattr(spec, name, None))]
            kind = spec if isinstance(spec, type) else type(spec)
            found = _get_signature_object(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            spec = dir(spec)
        put = self.__dict__
        put['_spec_class'], put['_spec_set'], put['_spec_signature'] = kind, spec_set, signature
        put['_mock_methods'], put['_spec_asyncs'] = spec, asyncs

    # -- what was told and recorded --

    @property
    def return_value(self):
        """What a call of the mock gives."""
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT:
            value = self.return_value = self._get_child_mock(_new_parent=self, _new_name='()')
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, '()')

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating_property('called')
    call_count = _delegating_property('call_count')
    call_args = _delegating_property('call_args')
    call_args_list = _delegating_property('call_args_list')
    mock_calls = _delegating_property('mock_calls')

    @property
    def side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not (callable(effect) or isinstance(effect, _MockIter) or _is_exception(effect)):
            effect = delegate.side_effect = _MockIter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *between, last = path.split('.')
            target = self
            for name in between:
                target = getattr(target, name)
            setattr(target, last, value)

    # -- attributes --

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods) and name.startswith(_ASSERT_LIKE):
            raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be '
                                 f'an attribute.')
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._mock_children[name] = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                                                     _new_parent=self)
        elif isinstance(child, _SpecState):
            child = self._mock_children[name] = self._mock_from_state(name, child)
        return child

    def _mock_from_state(self, name, state):
        from unittest.mock._autospec import create_autospec
        try:
            return create_autospec(state.spec, state.spec_set, state.instance, state.parent, state.name)
        except InvalidSpecError:
            target = self.__dict__['_mock_name'] or self
            raise InvalidSpecError(f'Cannot autospec attr {name!r} from target {target!r} as it has already been mocked '
                                   f'out. [target={self!r}, attr={state.spec!r}]')

    def __setattr__(self, name, value):
        if name in _allowed_names:
            return object.__setattr__(self, name, value)        # a property, perhaps, which asks a delegate
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _all_magics:
            value = self._mock_set_magic(name, value)
        elif name == '__class__':
            self.__dict__['_spec_class'] = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        return object.__setattr__(self, name, value)

    def _mock_set_magic(self, name, value):
        """Puts a special method on the class; what the instance gets is the answer."""
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if not _is_instance_mock(value):
            setattr(type(self), name, _get_method(name, value))
            return lambda *args, **kwargs: value(self, *args, **kwargs)
        _check_and_set_parent(self, value, None, name)
        setattr(type(self), name, value)
        self._mock_children[name] = value
        return value

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return      # nobody has asked for it yet
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        from unittest import mock
        if not mock.FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or [])
        names.update([name for name in dir(type(self)) if not name.startswith('_')])
        names.update([name for name in self.__dict__ if not name.startswith('_') or _is_magic(name)])
        names.update([name for name, child in self._mock_children.items() if child is not _deleted])
        return sorted(names)

    def _get_child_mock(self, /, **kw):
        """Makes the mocks of attributes and of the return value: of the mock's own class, or asynchronous."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f'.{kw["name"]}' if 'name' in kw else '()'))
        return _child_class(self, kw.get('_new_name'))(**kw)

    # -- names --

    def _extract_mock_name(self):
        names, last = [self._mock_new_name], self
        dot = '' if names == ['()'] else '.'
        above = self._mock_new_parent
        while above is not None:
            last = above
            names.append(above._mock_new_name + dot)
            dot = '' if above._mock_new_name == '()' else '.'
            above = above._mock_new_parent
        names.reverse()
        names[0] = last._mock_name or 'mock'
        if len(names) > 1 and names[1] not in ('()', '().'):
            names[0] += '.'
        return ''.join(names)

    def __repr__(self):
        name, kind = self._extract_mock_name(), self._spec_class
        named = '' if name in ('mock', 'mock.') else f' name={name!r}'
        spec = '' if kind is None else f" {'spec_set' if self._spec_set else 'spec'}={kind.__name__!r}"
        return f"<{type(self).__name__}{named}{spec} id='{id(self)}'>"

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or 'mock', args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call'):
        actual = self.call_args     # of an await, too
        return (f'expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n'
                f'  Actual: {self._format_mock_call_signature(*actual)}')

    def _calls_repr(self, prefix='Calls'):
        return _shown_list(self.mock_calls, prefix)

    # -- comparing calls: those that the signature makes the same are the same --

    def _get_call_signature_from_name(self, name):
        if not name:
            return self._spec_signature
        signature, children = None, self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _call_matcher(self, _call):
        """The call with its arguments where the signature has them; the error if they do not fit."""
        if isinstance(_call, tuple) and len(_call) > 2:
            signature = self._get_call_signature_from_name(_call[0])
        else:
            signature = self._spec_signature
        if signature is None:
            return _call
        name, args, kwargs = ('', *_call) if len(_call) == 2 else _call
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as exc:
            return exc.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    # -- assertions --

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        self._assert_last(self.call_args, args, kwargs, 'call')

    def _assert_last(self, actual, args, kwargs, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(actual) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        self._assert_any(self.call_args_list, args, kwargs, 'call')

    def _assert_any(self, found, args, kwargs, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in _AnyComparer([self._call_matcher(one) for one in found]):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} {action} not found') from cause

    def assert_has_calls(self, calls, any_order=False):
        def words(errors, not_found, found):
            if not_found is not None:
                return (f'{self._mock_name or "mock"!r} does not contain all of {not_found!r} in its call list, '
                        f'found {found!r} instead')
            problem = 'Calls not found.' if errors is None else f'Error processing expected calls.\nErrors: {errors}'
            return f'{problem}\nExpected: {_CallList(calls)}{self._calls_repr(prefix="  Actual").rstrip(".")}'
        _raise_missing(self, calls, self.mock_calls, any_order, words)


def _child_class(mock, name):
    """The class of a mock that is part of another one."""
    from unittest.mock._async import AsyncMock, AsyncMockMixin
    from unittest.mock._magic import MagicMock, NonCallableMagicMock
    if name in mock.__dict__['_spec_asyncs']:
        return AsyncMock
    kind = type(mock)
    if issubclass(kind, MagicMock) and name in _async_method_magics:
        return AsyncMock
    if issubclass(kind, AsyncMockMixin):
        plain = name in _all_sync_magics or mock._mock_methods and name in mock._mock_methods
        return MagicMock if plain else AsyncMock
    if not issubclass(kind, CallableMixin):
        return MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
    return kind.__mro__[1]      # kind is the mock's own class


def _try_iter(obj):
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        return obj


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """What autospec puts a check of the signature in the place of."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = made = _Call((args, kwargs), two=True)
        self.call_args_list.append(made)
        self.mock_calls.append(_Call(('', args, kwargs)))
        is_method, method_name = self._mock_parent is not None, self._mock_name
        call_name = self._mock_new_name
        is_a_call = call_name == '()'
        above = self._mock_new_parent
        while above is not None:
            if is_method:
                above.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = above._mock_parent is not None
                if is_method:
                    method_name = f'{above._mock_name}.{method_name}'
            above.mock_calls.append(_Call((call_name, args, kwargs)))
            if above._mock_new_name:
                call_name = above._mock_new_name + ('' if is_a_call else '.') + call_name
                is_a_call = above._mock_new_name == '()'
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Remembers how it was used, and answers what it was told to."""


class PropertyMock(Mock):
    """A mock of a property: patch it on a class."""

    def _get_child_mock(self, /, **kwargs):
        from unittest.mock._magic import MagicMock
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """No new attributes any more, in its parts neither."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if isinstance(child, NonCallableMock) and not isinstance(child._mock_children.get(name), _SpecState):
            if child._mock_new_parent is mock:
                seal(child)
