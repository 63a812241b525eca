"""Signatures: which parameters a callable has, and how arguments are bound to them (semantics: Lib/inspect.py)."""
import enum as _enum
import types as _types
from collections import OrderedDict as _OrderedDict
from functools import partial as _partial, partialmethod as _partialmethod
from keyword import iskeyword as _iskeyword
from _parameter_text import Empty, formatannotation, parameter_text as _parameter_text

_given_nothing = object()
_NATIVE = (_types.BuiltinFunctionType, _types.MethodDescriptorType, _types.WrapperDescriptorType, _types.MethodWrapperType)


class ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


ParameterKind.__name__ = ParameterKind.__qualname__ = '_ParameterKind'
ParameterKind.__module__ = 'inspect'
_POSITIONAL_ONLY, _EITHER, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = ParameterKind


class Parameter:
    """One parameter of a function."""

    __module__ = 'inspect'
    __slots__ = '_name', '_kind', '_default', '_annotation'
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = ParameterKind
    empty = Empty

    def __init__(self, name, kind, *, default=Empty, annotation=Empty):
        try:
            self._kind = ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not Empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if name is Empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if _iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __reduce__(self):
        state = {'_default': self._default, '_annotation': self._annotation}
        return type(self), (self._name, self._kind), state

    def __setstate__(self, state):
        self._default, self._annotation = state['_default'], state['_annotation']

    def replace(self, *, name=_given_nothing, kind=_given_nothing, annotation=_given_nothing, default=_given_nothing):
        return type(self)(self._name if name is _given_nothing else name,
                          self._kind if kind is _given_nothing else kind,
                          default=self._default if default is _given_nothing else default,
                          annotation=self._annotation if annotation is _given_nothing else annotation)

    def __str__(self):
        text = _parameter_text(self._name, self._annotation, self._default)
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _basis(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._basis())

    def __eq__(self, other):
        if self is other:
            return True
        return self._basis() == other._basis() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    """Arguments, each with its parameter."""

    __module__ = 'inspect'
    __slots__ = 'arguments', '_signature', '__weakref__'

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, p in self._signature.parameters.items():
            if p.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            if p.kind is _VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, p in self._signature.parameters.items():
            by_name = by_name or p.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments
            if not by_name or name not in self.arguments:
                continue
            if p.kind is _VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        nothing = {_VAR_POSITIONAL: (), _VAR_KEYWORD: {}}
        filled = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif p.default is not Empty:
                filled[name] = p.default
            elif p.kind in nothing:
                filled[name] = type(nothing[p.kind])()
        self.arguments = filled

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature, self.arguments = state['_signature'], state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        shown = ', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])
        return f'<{type(self).__name__} ({shown})>'


def _check_order(parameters):
    """The parameters by name, refused as no def could have them."""
    found, top, defaults = _OrderedDict(), _POSITIONAL_ONLY, False
    for p in parameters:
        if p.kind < top:
            raise ValueError(f'wrong parameter order: {top.description} parameter before {p.kind.description} parameter')
        top = p.kind
        if p.kind in (_POSITIONAL_ONLY, _EITHER):
            if p.default is not Empty:
                defaults = True
            elif defaults:
                raise ValueError('non-default argument follows default argument')
        if p.name in found:
            raise ValueError(f'duplicate parameter name: {p.name!r}')
        found[p.name] = p
    return found


class Signature:
    """The parameters of a function, and what it returns."""

    __module__ = 'inspect'
    __slots__ = '_return_annotation', '_parameters'
    _parameter_cls, _bound_arguments_cls, empty = Parameter, BoundArguments, Empty

    def __init__(self, parameters=None, *, return_annotation=Empty, __validate_parameters__=True):
        check = _check_order if __validate_parameters__ else lambda ps: _OrderedDict([(p.name, p) for p in ps])
        self._parameters = _types.MappingProxyType(check(parameters or ()))
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _Finder(cls, follow_wrapped, globals, locals, eval_str).of(obj)

    def replace(self, *, parameters=_given_nothing, return_annotation=_given_nothing):
        return type(self)(self._parameters.values() if parameters is _given_nothing else parameters,
                          return_annotation=self._return_annotation if return_annotation is _given_nothing
                          else return_annotation)

    def _take_positional(self, args, kwargs, partial):
        """The arguments by place, and the parameters that are left for those by name."""
        bound, left, places = {}, list(self._parameters.values()), list(args)
        while left:
            p = left[0]
            if not places:
                if p.kind is _VAR_POSITIONAL:
                    return bound, left[1:]
                if p.name in kwargs:
                    if p.kind is _POSITIONAL_ONLY:
                        raise TypeError(f'{p.name!r} parameter is positional only, but was passed as a keyword')
                elif p.kind is not _VAR_KEYWORD and p.default is Empty and not partial:
                    raise TypeError(f'missing a required argument: {p.name!r}')
                return bound, left
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            del left[0]
            if p.kind is _VAR_POSITIONAL:
                bound[p.name] = tuple(places)
                return bound, left
            if p.name in kwargs and p.kind is not _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {p.name!r}')
            bound[p.name] = places.pop(0)
        if places:
            raise TypeError('too many positional arguments')
        return bound, left

    def _bind(self, args, kwargs, *, partial=False):
        bound, left = self._take_positional(args, kwargs, partial)
        rest = None
        for p in left:
            if p.kind is _VAR_KEYWORD:
                rest = p
            elif p.kind is _VAR_POSITIONAL:
                continue
            elif p.name in kwargs:
                value = kwargs.pop(p.name)
                if p.kind is _POSITIONAL_ONLY:
                    raise TypeError(f'{p.name!r} parameter is positional only, but was passed as a keyword')
                bound[p.name] = value
            elif p.default is Empty and not partial:
                raise TypeError(f'missing a required argument: {p.name!r}')
        if kwargs:
            if rest is None:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            bound[rest.name] = kwargs
        return self._bound_arguments_cls(self, bound)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def _basis(self):
        by_place = tuple([p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY])
        return by_place, {p.name: p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY}, self._return_annotation

    def __hash__(self):
        by_place, by_name, returned = self._basis()
        return hash((by_place, frozenset(by_name.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        return self._basis() == other._basis() if isinstance(other, Signature) else NotImplemented

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __str__(self):
        parts, slash, star = [], False, True
        for p in self._parameters.values():
            if p.kind is _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if p.kind is _VAR_POSITIONAL:
                star = False
            elif p.kind is _KEYWORD_ONLY and star:
                parts.append('*')
                star = False
            parts.append(str(p))
        if slash:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if self._return_annotation is not Empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'


def unwrap(func, *, stop=None):
    """What is below all __wrapped__."""
    first, seen = func, {id(func)}
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen.add(id(func))
    return func


def _own_method(cls, name):
    """The method, if a class of the program or of the library has written it."""
    method = getattr(cls, name, None)
    return method if isinstance(method, (_types.FunctionType, _types.MethodType)) else None


def like_a_function(obj):
    """Compiled functions bring what a function of Python has."""
    if not callable(obj) or isinstance(obj, type):
        return False
    defaults, notes = getattr(obj, '__defaults__', 0), getattr(obj, '__annotations__', 0)
    return (isinstance(getattr(obj, '__name__', None), str) and hasattr(obj, '__kwdefaults__')
            and isinstance(getattr(obj, '__code__', None), _types.CodeType)
            and (defaults is None or isinstance(defaults, tuple)) and (notes is None or isinstance(notes, dict)))


def _parse(text, make):
    """Parameters as pylib/_signatures writes them."""
    from _signatures import DEFAULTS
    found, kind = [], _EITHER
    for part in text.split(', ') if text else ():
        name, _, default = part.partition('=')
        if part == '/':
            found = [p.replace(kind=_POSITIONAL_ONLY) for p in found]
        elif part == '*':
            kind = _KEYWORD_ONLY
        elif part.startswith('**'):
            found.append(make(part[2:], _VAR_KEYWORD))
        elif part.startswith('*'):
            found.append(make(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            found.append(make(name, kind, default=DEFAULTS[default] if default else Empty))
    return found


class _Finder:
    """signature() with its options."""

    def __init__(self, signature_class, follow_wrapped, globals, locals, eval_str):
        self._class, self._follow = signature_class, follow_wrapped
        self._names, self._eval = (globals, locals), eval_str

    def of(self, obj):
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if isinstance(obj, _types.MethodType):
            return self._without_first(self.of(obj.__func__))
        if self._follow:
            obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, _types.MethodType))
            if isinstance(obj, _types.MethodType):
                return self.of(obj)
        told = getattr(obj, '__signature__', None)
        if told is not None:
            if not isinstance(told, Signature):
                raise TypeError(f'unexpected object {told!r} in __signature__ attribute')
            return told
        if isinstance(getattr(obj, '_partialmethod', None), _partialmethod):
            return self._of_partial_method(obj._partialmethod)
        if isinstance(obj, _types.FunctionType) or like_a_function(obj):
            return self._of_function(obj)
        if isinstance(obj, _partial):
            return self._of_partial(self.of(obj.func), obj)
        if isinstance(obj, type):
            return self._of_class(obj)
        if isinstance(obj, _NATIVE):
            return self._of_native(obj)
        return self._of_instance(obj)

    def _without_first(self, found):
        parameters = list(found.parameters.values())
        if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
            raise ValueError('invalid method signature')
        if parameters[0].kind is not _VAR_POSITIONAL:
            del parameters[0]
        return found.replace(parameters=parameters)

    def _annotations(self, function):
        if not self._eval:
            return function.__annotations__ or {}
        from inspect import get_annotations
        return get_annotations(function, globals=self._names[0], locals=self._names[1], eval_str=True)

    def _of_function(self, function):
        notes = self._annotations(function)
        make = self._class._parameter_cls
        fields = getattr(function, '__dict__', {}).get('_dataclass_init')
        if fields is not None:
            found = [make('self' if 'self' not in [f.name for f in fields] else '__dataclass_self__', _EITHER)]
            for f in sorted(fields, key=lambda f: f.kw_only):
                found.append(make(f.name, _KEYWORD_ONLY if f.kw_only else _EITHER, default=f._shown_default(),
                                  annotation=notes.get(f.name, Empty)))
            return self._class(found, return_annotation=notes.get('return', Empty))
        told = getattr(function, '__dict__', {}).get('_parameters')
        if told is not None:
            found = [make(name, _EITHER, default=default[0] if default else Empty) for name, *default in told]
            return self._class(found, __validate_parameters__=False)
        code = function.__code__
        n, names = code.co_argcount, code.co_varnames
        defaults, keyword_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}
        found = []

        def add(name, kind, default=Empty):
            found.append(make(name, kind, default=default, annotation=notes.get(name, Empty)))
        for i in range(n):
            at = i - (n - len(defaults))
            add(names[i], _POSITIONAL_ONLY if i < code.co_posonlyargcount else _EITHER, defaults[at] if at >= 0 else Empty)
        more = n + code.co_kwonlyargcount
        if code.co_flags & 4:
            add(names[more], _VAR_POSITIONAL)
        for name in names[n:more]:
            add(name, _KEYWORD_ONLY, keyword_defaults.get(name, Empty))
        if code.co_flags & 8:
            add(names[more + bool(code.co_flags & 4)], _VAR_KEYWORD)
        return self._class(found, return_annotation=notes.get('return', Empty), __validate_parameters__=False)

    def _of_partial(self, whole, obj, before=()):
        args, keywords = obj.args or (), obj.keywords or {}
        try:
            bound = whole.bind_partial(*before, *args, **keywords).arguments
        except TypeError as e:
            raise ValueError(f'partial object {obj!r} has incorrect arguments') from e
        found, by_name = [], False
        for name, p in whole.parameters.items():
            if name in bound:
                if p.kind is _POSITIONAL_ONLY:
                    continue
                if p.kind is _EITHER:
                    if name not in keywords:
                        continue
                    by_name = True
                    p = p.replace(default=bound[name])
                elif p.kind is _KEYWORD_ONLY:
                    p = p.replace(default=bound[name])
            if not by_name:
                found.append(p)
            elif p.kind is _EITHER:
                found.append(p.replace(kind=_KEYWORD_ONLY))
            elif p.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                found.append(p)
        return whole.replace(parameters=found)

    def _of_partial_method(self, obj):
        whole = self.of(obj.func)
        found = self._of_partial(whole, obj, (None,))
        first = list(whole.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return found
        return found.replace(parameters=[first, *found.parameters.values()])

    def _of_class(self, cls):
        call = _own_method(type(cls), '__call__')
        if call is not None:
            return self._without_first(self.of(call))
        new, init = _own_method(cls, '__new__'), _own_method(cls, '__init__')
        for base in cls.__mro__:
            for name, method in (('__new__', new), ('__init__', init)):
                if method is not None and name in base.__dict__:
                    return self._without_first(self.of(method))
            known = base is not object and self._known(f'{base.__module__}.{base.__qualname__}', f'type {cls!r}')
            if known:
                return known
        if type not in cls.__mro__ and cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
            return self._class()
        raise ValueError(f'no signature found for builtin type {cls!r}')

    def _known(self, key, what):
        """What is known of a native, or None."""
        from _signatures import find
        parameters = find(key)
        if parameters == '!':
            raise ValueError(f'no signature found for builtin {what}')
        return None if parameters is None else self._class(_parse(parameters, self._class._parameter_cls))

    def _of_native(self, obj):
        name = obj.__qualname__
        found = self._known(name if '.' in name else f'{obj.__module__}.{name}', repr(obj))
        if found is None:
            raise ValueError(f'no signature found for builtin {obj!r}')
        bound = getattr(obj, '__self__', None) is not None and 'self' in found.parameters
        return self._without_first(found) if bound else found

    def _of_instance(self, obj):
        call = _own_method(type(obj), '__call__')
        if call is not None:
            try:
                found = self.of(call)
            except ValueError as e:
                raise ValueError(f'no signature found for {obj!r}') from e
            return self._without_first(found)
        if hasattr(type(obj), '__get__'):
            raise ValueError(f'no signature found for builtin {obj!r}')
        raise ValueError(f'callable {obj!r} is not supported by signature')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a function, a method, a class or anything that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)
