"""What stands in hints: special forms, type variables, and aliases with arguments (semantics: Lib/typing.py)."""
import collections.abc as _abc
import sys as _sys
from operator import or_ as _or
from types import FunctionType as _FunctionType, GenericAlias as _GenericAlias, NoneType as _NoneType, \
    UnionType as _UnionType


def type_text(obj):
    """How an argument is shown."""
    if isinstance(obj, _GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, _FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return '[' + ', '.join([type_text(t) for t in obj]) + ']'
    return repr(obj)


def convert(arg):
    if arg is None:
        return _NoneType
    return ForwardRef(arg) if isinstance(arg, str) else arg


def check(arg, words, plain=False):
    """The argument as a hint; ClassVar and Final only where `plain` allows special forms."""
    arg = convert(arg)
    if isinstance(arg, Alias) and not plain and arg.__origin__ in (ClassVar, Final):
        raise TypeError(f'{arg} is not valid as type argument')
    if isinstance(arg, Alias) and arg._generic:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) or plain and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, Form) or isinstance(arg, type) and arg.__module__ == 'typing' and (
            arg.__name__ in ('Generic', 'Protocol')):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{words} Got {arg!r:.100}.')
    return arg


def parameters_of(args):
    """The type variables in the arguments, each once, in order."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = parameters_of(arg)
        elif isinstance(arg, _Variable):
            inner = (arg,)
        else:
            inner = getattr(arg, '__parameters__', ())
        for one in inner:
            if one not in found:
                found.append(one)
    return tuple(found)


def _flatten(args):
    """The arguments, with those of an unpacked tuple in its place."""
    found = []
    for arg in args:
        inner = _unpacked_tuple(arg)
        if inner is not None and not (inner and inner[-1] is ...):
            found.extend(inner)
        else:
            found.append(arg)
    return found


def _unpacked_tuple(arg):
    if isinstance(arg, Alias) and arg.__origin__ is Unpack:
        arg = arg.__args__[0]
        if isinstance(arg, (Alias, _GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
    return None


def without_repeats(args):
    found = []
    for arg in args:
        if arg not in found:
            found.append(arg)
    return found


class _NoSubclasses:
    """Special forms are no classes to derive from."""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != 'typing' and not cls.__module__.startswith('typing.'):
            raise TypeError('Cannot subclass special typing classes')


class _Joins:
    """| with other hints."""

    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# Union, Optional, ClassVar ...: a name that may take arguments, which its function reads.
class Form(_NoSubclasses, _Joins):
    __slots__ = '_name', '__doc__', '_getitem', '__weakref__'

    def __init__(self, getitem):
        self._getitem, self._name, self.__doc__ = getitem, getitem.__name__, getitem.__doc__

    __module__ = 'typing'
    __iter__ = None

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(name)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class Alias(_NoSubclasses, _Joins):
    """A form or a class with arguments: List[int], Union[int, str], Stack[T]."""

    __module__ = 'typing'
    _generic = False

    def __init__(self, origin, args, *, inst=True, name=None, parameters=None):
        args = args if isinstance(args, tuple) else (args,)
        self._inst, self._name, self.__origin__ = inst, name, origin
        self.__args__ = tuple([... if a is Ellipsis else a for a in args])
        self.__parameters__ = parameters_of(args) if parameters is None else parameters
        if not name:
            self.__module__ = origin.__module__

    def _copy(self, args):
        return type(self)(self.__origin__, args, inst=self._inst, name=self._name)

    # ---- other arguments ----

    def __getitem__(self, args):
        if self._generic:
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        args = _flatten([convert(a) for a in (args if isinstance(args, tuple) else (args,))])
        for p in self.__parameters__:
            args = p._prepare(self, args)
        if len(args) != len(self.__parameters__):
            raise TypeError(f"Too {'many' if len(args) > len(self.__parameters__) else 'few'} arguments for {self}; "
                            f'actual {len(args)}, expected {len(self.__parameters__)}')
        return self._copy(tuple(self._substituted(self.__args__, dict(zip(self.__parameters__, args)))))

    def _substituted(self, args, by_variable):
        found = []
        for old in args:
            if isinstance(old, type):
                new = old
            elif isinstance(old, _Variable):
                new = old._accept(by_variable[old])
            elif isinstance(old, (tuple, list)):
                new = tuple(self._substituted(old, by_variable))
            else:
                new = self._substituted_in(old, by_variable)
            spread = isinstance(old, Alias) and old.__origin__ is Unpack and isinstance(old.__args__[0], TypeVarTuple)
            if isinstance(new, tuple) and not isinstance(old, tuple) and (
                    spread or isinstance(old, TypeVarTuple) or self.__origin__ is _abc.Callable):
                found.extend(new)
            else:
                found.append(new)
        return found

    def _substituted_in(self, old, by_variable):
        inner = getattr(old, '__parameters__', ())
        if not inner:
            return old
        if isinstance(old, Alias) and old.__origin__ is Unpack and isinstance(old.__args__[0], TypeVarTuple):
            return by_variable[old.__args__[0]]
        given = []
        for p in inner:
            if isinstance(p, TypeVarTuple):
                given.extend(by_variable[p])
            else:
                given.append(by_variable[p])
        return old[tuple(given)]

    # ---- as its class ----

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, Form):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return _entries_of(self, bases)
        if self._generic and self.__origin__.__name__ == 'Generic':
            at = next(i for i, b in enumerate(bases) if b is self)
            if any(isinstance(b, Alias) and (not b._generic or i > at) or b is not self and _has_protocol(b)
                   for i, b in enumerate(bases)):
                return ()
        return (self.__origin__,)

    def __getattr__(self, name):
        if name in ('__origin__', '__args__'):
            raise AttributeError(name)
        if name in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if not (name.startswith('__') and name.endswith('__')):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if name in ('_name', '_inst', '_nparams') or name.startswith('__') and name.endswith('__'):
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __dir__(self):
        return sorted({*object.__dir__(self), *[n for n in dir(self.__origin__) if not n.startswith('__')]})

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    # ---- comparison and text ----

    def __eq__(self, other):
        if not isinstance(other, Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        name = 'typing.' + self._name if self._name else type_text(self.__origin__)
        shown = ', '.join([type_text(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{shown}]'

    def __reduce__(self):
        origin = getattr(_sys.modules['typing'], self._name) if self._name else self.__origin__
        args = self.__args__[0] if len(self.__args__) == 1 else self.__args__
        return _subscribe, (origin, args)

    def __iter__(self):
        yield Unpack[self]


def _subscribe(origin, args):
    return origin[args]


def _has_protocol(base):
    return getattr(base, '__name__', '') == 'Protocol' and getattr(base, '__module__', '') == 'typing'


def _entries_of(alias, bases):
    """The class itself, and Generic if no other base brings it."""
    generic = _sys.modules['typing'].Generic
    entries = [] if alias.__origin__ in bases else [alias.__origin__]
    at = next(i for i, b in enumerate(bases) if b is alias)
    if not any(isinstance(b, Alias) or isinstance(b, type) and issubclass(b, generic) for b in bases[at + 1:]):
        entries.append(generic)
    return tuple(entries)


class ClassName(_NoSubclasses, _Joins):
    """List, Dict, Iterable ...: a class under its name in hints, of `count` arguments (-1: any number)."""

    __module__ = 'typing'
    __iter__ = None

    def __init__(self, origin, count, *, inst=True, name=None):
        self.__origin__, self._count, self._inst = origin, count, inst
        self._name = name or origin.__name__

    def __getitem__(self, params):
        params = tuple([check(p, 'Parameters to generic types must be types.')
                        for p in (params if isinstance(params, tuple) else (params,))])
        if self._count == 0:
            raise TypeError(f'{self} is not a generic class')
        if len(params) != self._count:
            raise TypeError(f"Too {'many' if len(params) > self._count else 'few'} arguments for {self}; "
                            f'actual {len(params)}, expected {self._count}')
        return Alias(self.__origin__, params, name=self._name, inst=self._inst)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return _entries_of(self, bases)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name
        if name == '__origin__' or name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if isinstance(cls, ClassName):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, Alias):
            raise TypeError('issubclass() arg 1 must be a class')
        return issubclass(cls, self.__origin__)

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name


class _TupleName(ClassName):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        words = 'Tuple[t0, t1, ...]: each t must be a type.'
        if len(params) >= 2 and params[-1] is ...:
            return Alias(tuple, (*[check(p, words) for p in params[:-1]], ...), name='Tuple')
        return Alias(tuple, tuple([check(p, words) for p in params]), name='Tuple')


class _CallableName(ClassName):
    def __getitem__(self, params):
        return _callable_of(params, 'Callable')


def _callable_of(params, name):
    """Callable[[int], str] as typing names it, or without a name as collections.abc does."""
    if not isinstance(params, tuple) or len(params) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    args, result = params
    result = check(result, 'Callable[args, result]: result must be a type.')
    if args is ...:
        return CallableAlias(_abc.Callable, (..., result), name=name)
    if not isinstance(args, (list, tuple)):
        args = convert(args)
        if not name and not isinstance(args, (ParamSpec, ForwardRef, _ConcatenateAlias)):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {args}')
        args = [args]
    return CallableAlias(_abc.Callable, (*[convert(a) for a in args], result), name=name)


class CallableAlias(Alias):
    """typing.Callable[[int], str], and without a name collections.abc.Callable[[int], str]."""

    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec) or (
                isinstance(args[0], Alias) and args[0].__origin__ is Concatenate)):
            return Alias.__repr__(self)
        name = 'typing.Callable' if self._name else 'collections.abc.Callable'
        return f"{name}[[{', '.join([type_text(a) for a in args[:-1]])}], {type_text(args[-1])}]"


    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and args[0] is ...):
            args = list(args[:-1]), args[-1]
        return _subscribe, (_sys.modules['typing'].Callable if self._name else _abc.Callable, args)


class _UnionAlias(Alias):
    __iter__ = None

    def _copy(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, _UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f'typing.Optional[{type_text(args[args[0] is _NoneType])}]'
        return Alias.__repr__(self)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, a) for a in self.__args__])


class _ConcatenateAlias(Alias):
    def _copy(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        return Alias._copy(self, (*first, *last.__args__) if isinstance(last, _ConcatenateAlias) else args)


class _LiteralAlias(Alias):
    def _values(self):
        return {(value, type(value)) for value in self.__args__}

    def __eq__(self, other):
        return self._values() == other._values() if isinstance(other, _LiteralAlias) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self._values()))


class AnnotatedAlias(Alias):
    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, AnnotatedAlias):
            metadata, origin = origin.__metadata__ + metadata, origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def _copy(self, args):
        return AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __repr__(self):
        return f"typing.Annotated[{type_text(self.__origin__)}, {', '.join([repr(m) for m in self.__metadata__])}]"

    def __reduce__(self):
        return _subscribe, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        return 'Annotated' if name in ('__name__', '__qualname__') else super().__getattr__(name)


class _UnpackAlias(Alias):
    def __repr__(self):
        return '*' + repr(self.__args__[0])


# ---- variables ----

class _Variable(_NoSubclasses, _Joins):
    """TypeVar, TypeVarTuple and ParamSpec."""

    def _named(self, name, made_in):
        self.__name__ = name
        if made_in not in (None, 'typing'):
            self.__module__ = made_in

    def _prepare(self, alias, args):
        return args

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _caller():
    """The module of the program that calls (frames of the library do not count)."""
    return _sys._getframe().f_globals.get('__name__', '__main__')


def _bound(self, bound, covariant, contravariant):
    if covariant and contravariant:
        raise ValueError('Bivariant types are not supported.')
    self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
    self.__bound__ = None if bound is None else check(bound, 'Bound must be a type.')


def _with_sign(self):
    return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class TypeVar(_Variable):
    __module__ = 'typing'

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self._named(name, _caller())
        _bound(self, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__constraints__ = tuple([check(c, 'TypeVar(name, constraint, ...): constraints must be types.')
                                      for c in constraints])

    __repr__ = _with_sign

    def _accept(self, arg):
        arg = check(arg, 'Parameters to generic types must be types.')
        if isinstance(arg, Alias) and arg.__origin__ is Unpack:
            raise TypeError(f'{arg} is not valid as type argument')
        return arg

    __typing_subst__ = _accept


class TypeVarTuple(_Variable):
    __module__ = 'typing'

    def __init__(self, name):
        self._named(name, _caller())

    def __iter__(self):
        yield Unpack[self]

    def _accept(self, arg):
        if not isinstance(arg, tuple):
            raise TypeError('Substitution of bare TypeVarTuple is not supported')
        return arg

    __typing_subst__ = _accept

    def _prepare(self, alias, args):
        params = alias.__parameters__
        at = params.index(self)
        if any(isinstance(p, TypeVarTuple) for p in params[at + 1:]):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        after = len(params) - at - 1
        if len(args) < at + after:
            raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {len(params) - 1}')
        return [*args[:at], tuple(args[at:len(args) - after]), *args[len(args) - after:]]


class _ParamSpecPart(_NoSubclasses):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._part}'

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((self._part, self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class ParamSpecArgs(_ParamSpecPart):
    __module__, _part = 'typing', 'args'


class ParamSpecKwargs(_ParamSpecPart):
    __module__, _part = 'typing', 'kwargs'


class ParamSpec(_Variable):
    __module__ = 'typing'

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self._named(name, _caller())
        _bound(self, bound, covariant, contravariant)

    __repr__ = _with_sign
    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))

    def _accept(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([check(a, 'Expected a type.') for a in arg])
        if arg is not ... and not isinstance(arg, ParamSpec) and not (
                isinstance(arg, Alias) and arg.__origin__ is Concatenate):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    __typing_subst__ = _accept

    def _prepare(self, alias, args):
        params = alias.__parameters__
        if len(params) == 1 and not (len(args) == 1 and (args[0] is ... or isinstance(
                args[0], (list, tuple, ParamSpec)) or isinstance(args[0], Alias) and args[0].__origin__ is Concatenate)):
            args = [tuple(args)]
        at = params.index(self)
        if at >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        return [*args[:at], tuple(args[at]) if isinstance(args[at], list) else args[at], *args[at + 1:]]


class ForwardRef(_NoSubclasses):
    """A hint that is a text still."""

    __module__ = 'typing'
    __slots__ = ('__forward_arg__', '__forward_evaluated__', '__forward_value__', '__forward_is_argument__',
                 '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        import _annotations
        _annotations.check_syntax(arg)
        self.__forward_arg__, self.__forward_evaluated__, self.__forward_value__ = arg, False, None
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


# ---- the special forms ----

def _plain_form(name, doc=None):
    def refuse(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    refuse.__name__, refuse.__doc__ = name, doc
    return Form(refuse)


NoReturn, Never, Self = _plain_form('NoReturn'), _plain_form('Never'), _plain_form('Self')
LiteralString, TypeAlias = _plain_form('LiteralString'), _plain_form('TypeAlias')


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(cls):
        return 'typing.Any' if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Goes with every type."""

    __module__ = 'typing'

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


def _of_one(name, plain=False):
    def getitem(self, parameters):
        return Alias(self, (check(parameters, f'{self} accepts only single type.', plain),), name=name)
    getitem.__name__ = name
    return Form(getitem)


ClassVar, Final, TypeGuard = _of_one('ClassVar'), _of_one('Final'), _of_one('TypeGuard')
Required, NotRequired = _of_one('Required', True), _of_one('NotRequired', True)


@Form
def Union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for p in parameters:
        p = check(p, 'Union[arg, ...]: each arg must be a type.')
        flat.extend(p.__args__ if isinstance(p, (_UnionAlias, _UnionType)) else (p,))
    flat = without_repeats(flat)
    return flat[0] if len(flat) == 1 else _UnionAlias(self, tuple(flat), name='Union')


@Form
def Optional(self, parameters):
    return Union[check(parameters, f'{self} requires a single type.'), None]


@Form
def Literal(self, parameters):
    flat = []
    for p in parameters if isinstance(parameters, tuple) else (parameters,):
        flat.extend(p.__args__ if isinstance(p, _LiteralAlias) else (p,))
    try:
        flat = [value for value, _ in dict.fromkeys([(value, type(value)) for value in flat])]
    except TypeError:
        pass
    return _LiteralAlias(self, tuple(flat), name='Literal')


@Form
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    last = parameters[-1]
    if not (last is ... or isinstance(last, ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    words = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateAlias(self, (*[check(p, words) for p in parameters[:-1]], last), name='Concatenate')


@Form
def Unpack(self, parameters):
    return _UnpackAlias(self, (check(parameters, f'{self} accepts only single type.'),), name='Unpack')


class Annotated(metaclass=type):
    """A type with more to say: Annotated[int, 'seconds']."""

    __module__ = 'typing'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        return AnnotatedAlias(check(params[0], 'Annotated[t, ...]: t must be a type.', plain=True), tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


for _cls in [c for c in globals().values() if isinstance(c, type) and c.__module__ == 'typing._forms']:
    _cls.__module__ = 'typing'
for _cls, _name in ((Form, '_SpecialForm'), (Alias, '_GenericAlias'), (ClassName, '_SpecialGenericAlias'),
                    (CallableAlias, '_CallableGenericAlias'), (AnnotatedAlias, '_AnnotatedAlias'), (_TupleName, '_TupleType'),
                    (_UnionAlias, '_UnionGenericAlias'), (_LiteralAlias, '_LiteralGenericAlias'),
                    (_UnpackAlias, '_UnpackGenericAlias'), (_CallableName, '_CallableType')):
    _cls.__name__ = _cls.__qualname__ = _name
