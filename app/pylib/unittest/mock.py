"""Stand-ins for objects: they remember how they were used, and answer what they were told to."""
import asyncio
import contextlib
import functools
import inspect
import pprint
from asyncio.coroutines import _is_coroutine

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'


class _Sentinels:
    """sentinel.name: one object for each name."""

    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


# ---- calls ----

def _arguments(args, kwargs):
    return ', '.join([repr(a) for a in args] + [f'{k}={v!r}' for k, v in kwargs.items()])


class _Call(tuple):
    """name, args, kwargs of a call: `call(1)`, `call.method(2)`; equal to shorter tuples that leave out what is empty."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    @property
    def args(self):
        return tuple.__getitem__(self, len(self) - 2)

    @property
    def kwargs(self):
        return tuple.__getitem__(self, len(self) - 1)

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        mine, others = _normal(self), _normal(other)
        return mine[1:] == others[1:] and (mine[0] == others[0] or len(self) == 2 or len(other) == 2 and not others[0])

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            raise AttributeError(attr)  # call.count and call.index are calls, too
        return object.__getattribute__(self, attr)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def call_list(self):
        found, one = [], self
        while one is not None:
            if one._mock_from_kall:
                found.append(one)
            one = one._mock_parent
        return _CallList(reversed(found))

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return name if name.startswith('call') else f'call.{name}'
        name, args, kwargs = _normal(self)
        name = 'call' if not name else f'call{name}' if name.startswith('()') else f'call.{name}'
        return f'{name}({_arguments(args, kwargs)})'


def _normal(call):
    name, args, kwargs = '', (), {}
    for part in tuple.__iter__(call):
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


call = _Call(from_kall=False)


class _CallList(list):
    """A list of calls that finds runs of them."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


# ---- the base of all mocks ----

_OWN = ('_mock_', 'return_value', 'side_effect', 'called', 'call_count', 'call_args', 'call_args_list', 'mock_calls',
        'method_calls', 'await_count', 'await_args', 'await_args_list')
_ASSERTS = ('assert', 'assret', 'asert', 'aseert', 'assrt')


def _is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def _spec_names(spec):
    return dir(spec) if not isinstance(spec, (list, tuple)) else list(spec)


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        spec = kwargs.get('spec_set') or kwargs.get('spec') or (args[0] if args else None)
        bases = (cls,)
        if spec is not None and not issubclass(cls, AsyncMockMixin) and _is_async(spec):
            bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': cls.__module__})  # for magic methods
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        put = self.__dict__
        above = parent if _new_parent is None else _new_parent
        put['_mock_parent'] = put['_mock_new_parent'] = above
        put['_mock_name'], put['_mock_new_name'] = name, _new_name or name
        put['_mock_wraps'], put['_mock_children'], put['_mock_sealed'] = wraps, {}, False
        put['_mock_unsafe'] = unsafe
        put['_mock_return_value'], put['_mock_side_effect'] = DEFAULT, None
        spec = spec if spec_set is None else spec_set
        put['_mock_spec'] = None if spec is None else _spec_names(spec)
        put['_mock_spec_set'] = spec_set is not None
        put['_mock_spec_class'] = None if spec is None or isinstance(spec, (list, tuple)) else (
            spec if isinstance(spec, type) else type(spec))
        put['_mock_spec_object'] = spec
        put['_mock_checks'], put['_mock_delegate'] = False, None
        put['_mock_signature'] = None if put['_mock_spec_class'] is None else _signature_of(
            spec, _spec_as_instance, _eat_self)
        self.reset_mock()
        if kwargs:
            self.configure_mock(**kwargs)

    # -- what was recorded --

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        put = self.__dict__
        put['called'], put['call_count'], put['call_args'] = False, 0, None
        put['call_args_list'], put['mock_calls'], put['method_calls'] = _CallList(), _CallList(), _CallList()
        if return_value:
            put['_mock_return_value'] = DEFAULT
        if side_effect:
            put['_mock_side_effect'] = None
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self and value._mock_new_name == '()':
            value.reset_mock()

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *between, last = path.split('.')
            target = self
            for name in between:
                target = getattr(target, name)
            setattr(target, last, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__['_mock_parent'] = mock.__dict__['_mock_new_parent'] = None
        mock.__dict__['_mock_name'], mock.__dict__['_mock_new_name'] = '', None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self.__dict__['_mock_spec'] = _spec_names(spec)
        self.__dict__['_mock_spec_set'] = spec_set

    @property
    def return_value(self):
        if self._mock_return_value is DEFAULT:
            self.__dict__['_mock_return_value'] = self._get_child_mock(_new_parent=self, _new_name='()')
        return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        self.__dict__['_mock_return_value'] = value
        _adopt(self, value, '()')

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = iter(value)
        self.__dict__['_mock_side_effect'] = value

    @property
    def __class__(self):
        return self._mock_spec_class or type(self)

    # -- attributes --

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            name = self._full_name(kw.get('_new_name') or kw.get('name'))
            raise AttributeError(name)
        return _child_class(self, kw.get('_new_name'))(**kw)

    def __getattr__(self, name):
        if name.startswith('_mock_') or name in ('__wrapped__', '__name__', '__qualname__'):
            raise AttributeError(name)
        if self._mock_spec is not None and name not in self._mock_spec:
            raise AttributeError(f'Mock object has no attribute {name!r}')
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if name.startswith(_ASSERTS) and not self._mock_unsafe:
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to "
                                 f"be an attribute.")
        child = self._mock_children.get(name, _missing)
        if child is _missing and self._mock_checks and not inspect.isdatadescriptor(
                getattr(self._mock_spec_object, name, self)):  # a part of what create_autospec() made
            child = self._mock_children[name] = create_autospec(
                getattr(self._mock_spec_object, name), _parent=self, _name=name)
        elif child is _missing:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            child = self._mock_children[name] = self._get_child_mock(
                parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
        elif child is _deleted:
            raise AttributeError(name)
        return child

    def __setattr__(self, name, value):
        if name.startswith(_OWN) or name in ('side_effect', 'return_value'):
            object.__setattr__(self, name, value)
            return
        if self._mock_spec_set and name not in self._mock_spec:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name == '__class__':
            self.__dict__['_mock_spec_class'] = value
            return
        if name.startswith('__') and name.endswith('__'):
            _set_magic(self, name, value)
            return
        if isinstance(value, NonCallableMock):
            if _adopt(self, value, name):
                value.__dict__['_mock_name'] = name
            self._mock_children[name] = value
        elif self._mock_sealed and name not in self.__dict__:
            raise AttributeError(f'Cannot set {self._full_name(name)}')
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if self._mock_children.get(name) is _deleted:
            raise AttributeError(name)
        self.__dict__.pop(name, None)
        self._mock_children[name] = _deleted

    def __dir__(self):
        own = {n for n in (*dir(type(self)), *self.__dict__) if not n.startswith('_')} if FILTER_DIR else {
            *dir(type(self)), *self.__dict__}
        children = {n for n, child in self._mock_children.items() if child is not _deleted}
        return sorted({*(self._mock_spec or ()), *own, *children})

    # -- names --

    def _full_name(self, last=None):
        parts, one = [] if last is None else [last], self
        while one is not None and one._mock_new_parent is not None:
            parts.insert(0, one._mock_new_name)
            one = one._mock_new_parent
        parts.insert(0, (one._mock_name if one is not None else None) or 'mock')
        text = ''
        for part in parts:
            text += part if part == '()' or not text else '.' + part
        return text

    def __repr__(self):
        kind = type(self).__name__
        name = '' if not (self._mock_name or self._mock_new_parent is not None) else f' name={self._full_name()!r}'
        spec = ''
        if self._mock_spec_class is not None:
            spec = f' {"spec_set" if self._mock_spec_set else "spec"}={self._mock_spec_class.__name__!r}'
        return f"<{kind}{name}{spec} id='{id(self)}'>"

    # -- assertions --

    def _matched(self, call, at=None):
        """The call as the signature of the spec sorts its arguments, or what is wrong with it. CPython: _call_matcher"""
        signature = self._mock_signature
        if at is not None and at[0]:  # a call of a part of this mock
            part = self
            for name in at[0].replace('()', '').split('.'):
                part = part._mock_children.get(name)
                if not isinstance(part, NonCallableMock):
                    return call
            signature = part._mock_signature
        if signature is None:
            return call
        *name, args, kwargs = tuple.__iter__(call)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as e:
            return e.with_traceback(None)
        return _Call((*name, bound.args, bound.kwargs), two=not name)

    def _shown(self, args, kwargs):
        return f"{self._mock_name or 'mock'}({_arguments(args, kwargs)})"

    def _calls_text(self, prefix='Calls'):
        return f'\n{prefix}: {_one_line(self.mock_calls)}.' if self.mock_calls else ''

    def _not_found(self, args, kwargs, action='call'):
        actual = self.call_args if action == 'call' else self.await_args
        return (f'expected {action} not found.\nExpected: {self._shown(args, kwargs)}\n'
                f'  Actual: {self._shown(actual.args, actual.kwargs)}')

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_text()}")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_text()}")

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {self._shown(args, kwargs)}\n  Actual: not called.')
        wanted = self._matched(_Call((args, kwargs), two=True))
        if self._matched(self.call_args) != wanted:
            raise AssertionError(self._not_found(args, kwargs)) from _cause(wanted)

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_text()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = self._matched(_Call((args, kwargs), two=True))
        if wanted not in [self._matched(c) for c in self.call_args_list]:
            raise AssertionError(f'{self._shown(args, kwargs)} call not found') from _cause(wanted)

    def assert_has_calls(self, calls, any_order=False):
        _check_has(self, 'Calls', list(calls), self.mock_calls, any_order)


_deleted = sentinel.DELETED


def _cause(wanted):
    return wanted if isinstance(wanted, Exception) else None


def _is_async(spec):
    if isinstance(spec, NonCallableMock) and not isinstance(spec, AsyncMockMixin):
        return False
    return asyncio.iscoroutinefunction(getattr(spec, '__func__', spec)) or inspect.isawaitable(spec)


def _signature_of(spec, instance, eat_self):
    """How spec (a class: unless `instance`, what makes one) is called; None if that is not known."""
    if isinstance(spec, type) and not instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        spec, eat_self = spec.__func__, eat_self or isinstance(spec, classmethod)
    elif not inspect.isroutine(spec):
        spec = getattr(spec, '__call__', None)
    if not inspect.isfunction(getattr(spec, '__func__', spec)):
        return None
    return inspect.signature(functools.partial(spec, None) if eat_self else spec)


def _one_line(calls):
    return pprint.pformat(list(calls))


def _check_has(mock, what, wanted, found, any_order):
    expected = [mock._matched(c, c if len(c) > 2 else None) for c in wanted]
    actual = _CallList(mock._matched(c, c if len(c) > 2 else None) for c in found)
    cause = next((e for e in expected if isinstance(e, Exception)), None)
    if not any_order:
        if expected not in actual:
            shown = mock._calls_text('  Actual')[:-1] if what == 'Calls' else f'\nActual: {_one_line(found)}'
            raise AssertionError(f'{what} not found.\nExpected: {_one_line(wanted)}{shown}') from cause
        return
    missing = []
    for one in expected:
        if one in actual:
            actual.remove(one)
        else:
            missing.append(one)
    if missing:
        if what == 'Awaits':
            raise AssertionError(f'{tuple(missing)!r} not all found in await list') from cause
        raise AssertionError(f"{mock._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call "
                             f"list, found {list(actual)!r} instead") from cause


def _adopt(parent, value, name):
    """A mock without a name of its own that becomes a part of another one reports to it."""
    if not isinstance(value, NonCallableMock) or value._mock_name or value._mock_new_parent is not None:
        return False
    if value is parent:
        return False
    value.__dict__['_mock_parent'] = value.__dict__['_mock_new_parent'] = parent
    value.__dict__['_mock_new_name'] = name
    return True


def _set_magic(mock, name, value):
    """Special methods are looked up on the class: each mock has one of its own."""
    if isinstance(value, NonCallableMock):
        _adopt(mock, value, name)
        mock._mock_children[name] = value
        setattr(type(mock), name, lambda self, /, *args, **kwargs: value(*args, **kwargs))
    elif callable(value) and not isinstance(value, type):
        setattr(type(mock), name, lambda self, /, *args, **kwargs: value(self, *args, **kwargs))
        mock._mock_children[name] = value
    else:
        object.__setattr__(mock, name, value)


# ---- mocks that can be called ----

class CallableMixin(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _tell(self, *names):
        """The function that stands for this mock (create_autospec) shows the same numbers."""
        if self._mock_delegate is not None:
            for name in names:
                setattr(self._mock_delegate, name, self.__dict__[name])

    def _check(self, args, kwargs):
        if self._mock_checks and self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)

    def _record(self, args, kwargs):
        self._check(args, kwargs)
        put = self.__dict__
        put['called'] = True
        put['call_count'] += 1
        two = put['call_args'] = _Call((args, kwargs), two=True)
        self._tell('called', 'call_count', 'call_args')
        self.call_args_list.append(two)
        self.mock_calls.append(_Call(('', args, kwargs)))
        name, method_name, one = self._mock_new_name or '', self._mock_name, self._mock_new_parent
        is_method = name != '()'
        while one is not None:
            if is_method:
                one.method_calls.append(_Call((name, args, kwargs)))
            one.mock_calls.append(_Call((name, args, kwargs)))
            above = one._mock_new_name
            if above and one._mock_new_parent is not None:
                name = f'{above}{name}' if name.startswith('()') else f'{above}.{name}'
                is_method = is_method and above != '()'
            one = one._mock_new_parent

    def _answer(self, args, kwargs):
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            value = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(value):
                raise value
            if value is not DEFAULT:
                return value
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin):
    """Any attribute of it is a mock, too; so is what a call returns."""


# ---- magic methods ----

_NUMBERS = ('add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'divmod', 'pow', 'lshift', 'rshift', 'and', 'or',
            'xor', 'neg', 'pos', 'abs', 'invert')
_MAGICS = [f'__{n}__' for n in (*_NUMBERS, *[f'r{n}' for n in _NUMBERS[:14]], 'getitem', 'setitem', 'delitem', 'len', 'contains',
                                'iter', 'int', 'float', 'bool', 'index', 'complex', 'enter', 'exit', 'reversed', 'round',
                                'trunc', 'floor', 'ceil', 'lt', 'gt', 'le', 'ge', 'fspath', 'str', 'hash', 'eq', 'ne',
                                'sizeof')]
_ASYNC_MAGICS = ['__aenter__', '__aexit__', '__anext__']
_VALUES = {'__len__': 0, '__contains__': False, '__int__': 1, '__float__': 1.0, '__bool__': True, '__index__': 1,
           '__complex__': 1, '__exit__': False, '__lt__': NotImplemented, '__gt__': NotImplemented,
           '__le__': NotImplemented, '__ge__': NotImplemented}


_COMPUTED = ('__str__', '__hash__', '__sizeof__')


def _compared(mock, method, other, same):
    if method._mock_return_value is not DEFAULT:
        return DEFAULT
    return same if mock is other else NotImplemented


def _magic(name):
    def method(self, /, *args, **kwargs):
        return self._magic_mock(name)(*args, **kwargs)
    return method


class MagicMixin:
    """Has the special methods, each a mock of its own."""

    def _magic_mock(self, name):
        found = self._mock_children.get(name)
        if found is None:
            if self._mock_spec is not None and name not in self._mock_spec:
                raise AttributeError(name)
            kind = AsyncMock if name in _ASYNC_MAGICS else MagicMock
            found = self._mock_children[name] = kind(name=name, _new_name=name, _new_parent=self)
            if name in _VALUES:
                found.__dict__['_mock_return_value'] = _VALUES[name]
            elif name == '__iter__':
                found.side_effect = lambda: _iterated(found)
            elif name in _COMPUTED:
                found.__dict__['_mock_return_value'] = getattr(object, name)(self)
            elif name in ('__eq__', '__ne__'):
                found.side_effect = lambda other: _compared(self, found, other, name == '__eq__')
            elif name == '__aexit__':
                found.__dict__['_mock_return_value'] = False
            elif name == '__fspath__':
                found.side_effect = lambda: f'{type(self).__name__}/{self._full_name()}/{id(self)}'
        return found

    def __getattribute__(self, name):
        if name[:2] == '__' and name in _ALL_MAGICS:
            return self._magic_mock(name)
        return object.__getattribute__(self, name)

    def __aiter__(self):
        found = self._magic_mock('__aiter__')
        value = found._mock_return_value
        return _aiter(() if value is DEFAULT else value)


async def _aiter(values):
    for value in values:
        yield value


def _iterated(mock):
    value = mock._mock_return_value
    return iter(()) if value is DEFAULT else iter(value)


for _name in _MAGICS + _ASYNC_MAGICS:
    setattr(MagicMixin, _name, _magic(_name))
_ALL_MAGICS = frozenset(_MAGICS + _ASYNC_MAGICS + ['__aiter__'])


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class MagicMock(MagicMixin, Mock):
    """A Mock that has the special methods, too."""


# ---- coroutine functions ----

class AsyncMagicMixin(MagicMixin):
    pass


class AsyncMockMixin(CallableMixin):
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_is_coroutine'] = _is_coroutine

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__['await_count'], self.__dict__['await_args'] = 0, None
        self.__dict__['await_args_list'] = _CallList()

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    async def _execute_mock_call(self, /, *args, **kwargs):
        two = _Call((args, kwargs), two=True)
        put = self.__dict__
        put['await_count'] += 1
        put['await_args'] = two
        self.await_args_list.append(two)
        self._tell('await_count', 'await_args')
        effect = self._mock_side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    value = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(value):
                    raise value
            elif asyncio.iscoroutinefunction(effect):
                value = await effect(*args, **kwargs)
            else:
                value = effect(*args, **kwargs)
            if value is not DEFAULT:
                return value
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            value = self._mock_wraps(*args, **kwargs)
            return await value if inspect.isawaitable(value) else value
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
            raise AssertionError(f'Expected await: {self._shown(args, kwargs)}\nNot awaited')
        wanted = self._matched(_Call((args, kwargs), two=True))
        if self._matched(self.await_args) != wanted:
            raise AssertionError(self._not_found(args, kwargs, 'await')) from _cause(wanted)

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        wanted = self._matched(_Call((args, kwargs), two=True))
        if wanted not in [self._matched(c) for c in self.await_args_list]:
            raise AssertionError(f'{self._shown(args, kwargs)} await not found') from _cause(wanted)

    def assert_has_awaits(self, calls, any_order=False):
        _check_has(self, 'Awaits', list(calls), self.await_args_list, any_order)

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of a coroutine function."""


def _child_class(mock, name):
    """The class of a mock that is part of another one."""
    original = mock._mock_spec_object
    if name not in ('()', None) and original is not None and not isinstance(original, (list, tuple)):
        if asyncio.iscoroutinefunction(getattr(original, name, None)):
            return AsyncMock
    if isinstance(mock, AsyncMockMixin):
        if mock._mock_spec is not None and name in mock._mock_spec:
            return MagicMock
        return AsyncMock
    for kind in type(mock).__mro__[1:]:
        if kind is NonCallableMagicMock:
            return MagicMock
        if kind is NonCallableMock:
            return Mock
        if issubclass(kind, CallableMixin):
            return kind
    return MagicMock


class PropertyMock(Mock):
    """A mock of a property: patch it on a class."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


# ---- autospec, files ----

def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of spec; calls are checked against its signatures."""
    if inspect.isfunction(spec):
        mock = (AsyncMock if asyncio.iscoroutinefunction(spec) else MagicMock)(name=_name, **kwargs)
        return _checked(mock, spec)
    is_type = isinstance(spec, type)
    which = {'spec_set' if spec_set else 'spec': spec, '_spec_as_instance': instance, '_eat_self': is_type,
             **kwargs}
    kind = MagicMock if callable(spec) and (not instance or _has_call(spec)) else NonCallableMagicMock
    if _parent is not None:
        which.update(parent=_parent, _new_parent=_parent, _new_name=_name)
    mock = kind(**which) if _name == '()' else kind(name=_name, **which)
    mock.__dict__['_mock_checks'] = True
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()')
    for attribute in dir(spec):
        if not attribute.startswith('__') and inspect.isroutine(getattr(spec, attribute, None)):
            _add_method(mock, spec, attribute)
    return mock


def _has_call(cls):
    return any('__call__' in c.__dict__ for c in (cls if isinstance(cls, type) else type(cls)).__mro__)


def _add_method(mock, spec, name):
    """A part that takes the arguments of the method, without the instance."""
    original = getattr(spec, name)
    raw = next((c.__dict__[name] for c in (spec if isinstance(spec, type) else type(spec)).__mro__
                if name in c.__dict__), None)
    eat_self = inspect.isfunction(raw) and isinstance(spec, type)
    kind = AsyncMock if asyncio.iscoroutinefunction(original) else MagicMock
    part = kind(spec=original, parent=mock, name=name, _new_name=name, _new_parent=mock, _eat_self=eat_self)
    part.__dict__['_mock_checks'] = True
    mock._mock_children[name] = part


_FROM_MOCK = ('assert_called', 'assert_called_once', 'assert_called_with', 'assert_called_once_with', 'assert_any_call',
              'assert_has_calls', 'assert_not_called', 'reset_mock', 'mock_calls', 'method_calls', 'call_args_list',
              'return_value', 'side_effect', 'called', 'call_count', 'call_args')
_FROM_ASYNC = ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
               'assert_any_await', 'assert_has_awaits', 'assert_not_awaited', 'await_count', 'await_args',
               'await_args_list', '_is_coroutine')


def _checked(mock, function):
    """A function that takes the arguments of the other one and asks the mock for the answer."""
    signature = mock.__dict__['_mock_signature'] = inspect.signature(function)

    def funcopy(*args, **kwargs):
        signature.bind(*args, **kwargs)
        if funcopy.return_value is not mock.return_value:
            mock.return_value = funcopy.return_value
        if funcopy.side_effect is not mock.side_effect:
            mock.side_effect = funcopy.side_effect
            funcopy.side_effect = mock.side_effect
        return mock(*args, **kwargs)
    functools.update_wrapper(funcopy, function)
    for name in _FROM_MOCK + (_FROM_ASYNC if isinstance(mock, AsyncMockMixin) else ()):
        setattr(funcopy, name, getattr(mock, name))
    funcopy.mock = mock
    mock.__dict__['_mock_delegate'] = funcopy
    return funcopy


def mock_open(mock=None, read_data=''):
    """A mock of open() whose files contain read_data."""
    import io
    if mock is None:
        mock = MagicMock(name='open')
    handle = MagicMock(name='open()')
    state = [None]

    def start(*args, **kwargs):
        state[0] = (io.StringIO if isinstance(read_data, str) else io.BytesIO)(read_data)
        return DEFAULT
    handle.__enter__.return_value = handle
    handle.read.side_effect = lambda *a: state[0].read(*a)
    handle.readline.side_effect = lambda *a: state[0].readline(*a)
    handle.readlines.side_effect = lambda *a: state[0].readlines(*a)
    handle.__iter__.side_effect = lambda: iter(state[0])
    handle.write.return_value = None
    mock.side_effect = start
    mock.return_value = handle
    return mock


def seal(mock):
    """No new attributes any more."""
    mock.__dict__['_mock_sealed'] = True
    for child in mock._mock_children.values():
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)


# ---- patching ----

def _import(path):
    parts = path.split('.')
    found = __import__(parts[0])
    for i, part in enumerate(parts[1:], 2):
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__('.'.join(parts[:i]))
            found = getattr(found, part)
    return found


class _patch:
    """Puts a stand-in in the place of an attribute, for a function or a block."""

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.spec, self.create = getter, attribute, new, spec, create
        self.spec_set, self.autospec, self.new_callable, self.kwargs = spec_set, autospec, new_callable, kwargs
        self.attribute_name, self.additional_patchers = None, []

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [p.copy() for p in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        patched = _patched_async(func) if asyncio.iscoroutinefunction(func) else _patched(func)
        patched.patchings = [self]
        return functools.wraps(func)(patched)

    def _original(self):
        target, name = self.getter(), self.attribute
        original = target.__dict__.get(name, _missing) if hasattr(target, '__dict__') else _missing
        local = original is not _missing
        if not local:
            original = getattr(target, name, _missing)
        import builtins
        if original is _missing and not self.create and not (hasattr(builtins, name) and inspect.ismodule(target)):
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return target, original, local

    def _new(self, original):
        if self.autospec:
            return create_autospec(original if self.autospec is True else self.autospec, _name=self.attribute,
                                   **self.kwargs)
        if self.new is not DEFAULT:
            return self.new
        if self.new_callable is not None:
            return self.new_callable(**self.kwargs)
        spec = original if self.spec is True else self.spec
        spec_set = original if self.spec_set is True else self.spec_set
        kind = AsyncMock if asyncio.iscoroutinefunction(original) else MagicMock
        kwargs = dict(self.kwargs)
        kwargs.setdefault('name', self.attribute)
        mock = kind(spec=spec, spec_set=spec_set, **kwargs)
        given = spec if spec is not None else spec_set
        if isinstance(given, type) and 'return_value' not in kwargs:
            mock.return_value = kind(spec=given, name='()')
        return mock

    def __enter__(self):
        self.target, self.temp_original, self.is_local = self._original()
        new = self._new(self.temp_original)
        setattr(self.target, self.attribute, new)
        self._exits = contextlib.ExitStack()
        if self.attribute_name is None:
            return new
        found = {self.attribute_name: new} if self.new is DEFAULT else {}
        for more in self.additional_patchers:
            result = self._exits.enter_context(more)
            if more.new is DEFAULT:
                found.update(result)
        return found

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not _missing:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
        return self._exits.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        _started.append(self)
        return result

    def stop(self):
        if self not in _started:
            return None
        _started.remove(self)
        return self.__exit__(None, None, None)


_started = []


@contextlib.contextmanager
def _entered(patchings, args, kwargs):
    """All the patches of a decorated function, and its arguments with the mocks that they made."""
    extra = []
    with contextlib.ExitStack() as stack:
        for one in patchings:
            made = stack.enter_context(one)
            if one.attribute_name is not None:
                kwargs.update(made)
            elif one.new is DEFAULT:
                extra.append(made)
        yield (*args, *extra), kwargs


def _patched(func):
    def patched(*args, **kwargs):
        with _entered(patched.patchings, args, kwargs) as (all_args, all_kwargs):
            return func(*all_args, **all_kwargs)
    return patched


def _patched_async(func):
    async def patched(*args, **kwargs):
        with _entered(patched.patchings, args, kwargs) as (all_args, all_kwargs):
            return await func(*all_args, **all_kwargs)
    return patched


def _target(path):
    module, dot, attribute = path.rpartition('.')
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}")
    return (lambda: _import(module)), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
          **kwargs):
    getter, attribute = _target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _import(target)) if isinstance(target, str) else (lambda: target)
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    made = [_patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
            for name, new in kwargs.items()]
    for one in made:
        one.attribute_name = one.attribute
    made[0].additional_patchers = made[1:]
    return made[0]


class _patch_dict:
    """Changes a dict for a function or a block."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = {**dict(values), **kwargs}

    def __call__(self, func):
        if asyncio.iscoroutinefunction(func):
            @functools.wraps(func)
            async def inner(*args, **kwargs):
                with self:
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def inner(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)
        return inner

    def __enter__(self):
        self._target = _import(self.in_dict) if isinstance(self.in_dict, str) else self.in_dict
        self._original = dict(self._target)
        if self.clear:
            self._target.clear()
        self._target.update(self.values)
        return self._target

    def __exit__(self, *exc_info):
        self._target.clear()
        self._target.update(self._original)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    def stop(self):
        if self in _started:
            _started.remove(self)
        return self.__exit__(None, None, None)


def _stop_all():
    for one in _started[::-1]:
        one.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _stop_all
patch.TEST_PREFIX = 'test'
