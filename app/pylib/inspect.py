"""What a thing is."""
from _asyncio import iscoroutinefunction
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple

_AGEN = _types.AsyncGeneratorType

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


def _flags(obj):
    obj = getattr(obj, '__func__', obj)
    code = getattr(obj, '__code__', None)
    return getattr(code, 'co_flags', 0) if isinstance(obj, _types.FunctionType) else 0


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isawaitable(object):
    return (isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__')
            or isinstance(object, _types.GeneratorType) and _sys._is_awaitable(object))


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def isasyncgen(object):
    return isinstance(object, _AGEN)


def isgeneratorfunction(obj):
    return bool(_flags(obj) & 0x20)


def isasyncgenfunction(obj):
    return bool(_flags(obj) & 0x200)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def getdoc(object):
    return getattr(object, '__doc__', None)


CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if getattr(coroutine, 'cr_suspended', False):
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if getattr(generator, 'gi_suspended', False):
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in sorted(dir(object))]
    return [pair for pair in found if predicate is None or predicate(pair[1])]


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(indents, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def currentframe():
    return _sys._getframe()


FrameInfo = _namedtuple('FrameInfo', 'frame filename lineno function code_context index')


Traceback = _namedtuple('Traceback', 'filename lineno function code_context index')


def getframeinfo(frame, context=1):
    if isinstance(frame, _types.TracebackType):
        frame = frame.tb_frame
    code = frame.f_code
    return Traceback(code.co_filename, frame.f_lineno, code.co_name, [frame._text + '\n'], 0)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(_sys._getframe(), context)


def isasyncgen(object):
    return isinstance(object, _AGEN)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def iscode(object):
    return type(object).__name__ == 'code'


def isframe(object):
    return type(object).__name__ == 'frame'


def isdatadescriptor(object):
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__') or isinstance(object, property)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def getmodule(object, _filename=None):
    return object if ismodule(object) else _sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    code = getattr(getattr(object, '__func__', object), '__code__', None)
    if code is not None:
        return code.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(object).__name__}')


getsourcefile = getfile


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def getattr_static(obj, attr, default=...):
    for place in (obj.__dict__ if hasattr(obj, '__dict__') else {}, *[c.__dict__ for c in type(obj).__mro__]):
        if attr in place:
            return place[attr]
    if default is not ...:
        return default
    raise AttributeError(attr)


# ---- signatures ----

class _Empty:
    """The mark for nothing given."""


_Empty.__name__ = _Empty.__qualname__ = '_empty'


class _Kind(int):
    def __new__(cls, value, name, description):
        made = int.__new__(cls, value)
        made.name, made.description = name, description
        return made

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'


_KINDS = [_Kind(0, 'POSITIONAL_ONLY', 'positional-only'), _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword'),
          _Kind(2, 'VAR_POSITIONAL', 'variadic positional'), _Kind(3, 'KEYWORD_ONLY', 'keyword-only'),
          _Kind(4, 'VAR_KEYWORD', 'variadic keyword')]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return str(annotation) if isinstance(annotation, _types.GenericAlias) else repr(annotation)


class Parameter:
    """One parameter of a function."""
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _Empty

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        self.name, self.kind, self.default, self.annotation = name, _KINDS[kind], default, annotation

    def replace(self, *, name=_Empty, kind=_Empty, annotation=_Empty, default=_Empty):
        return Parameter(self.name if name is _Empty else name, self.kind if kind is _Empty else kind,
                         default=self.default if default is _Empty else default,
                         annotation=self.annotation if annotation is _Empty else annotation)

    def __str__(self):
        text = {2: '*', 4: '**'}.get(int(self.kind), '') + self.name
        if self.annotation is not _Empty:
            text += f': {formatannotation(self.annotation)}'
        if self.default is not _Empty:
            text += f' = {self.default!r}' if self.annotation is not _Empty else f'={self.default!r}'
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)


class BoundArguments:
    """Arguments, each with its parameter."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind > Parameter.VAR_POSITIONAL or name not in self.arguments:
                break
            if p.kind == Parameter.VAR_POSITIONAL:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, taken = {}, len(self.args)
        for i, (name, p) in enumerate(self.signature.parameters.items()):
            if name not in self.arguments or p.kind <= Parameter.VAR_POSITIONAL and i < taken:
                continue
            if p.kind == Parameter.VAR_KEYWORD:
                found.update(self.arguments[name])
            elif p.kind != Parameter.VAR_POSITIONAL:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        nothing = {Parameter.VAR_POSITIONAL: (), Parameter.VAR_KEYWORD: {}}
        filled = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif p.default is not _Empty:
                filled[name] = p.default
            elif p.kind in nothing:
                filled[name] = nothing[p.kind]
        self.arguments = filled

    def __eq__(self, other):
        return isinstance(other, BoundArguments) and self.arguments == other.arguments

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    """The parameters of a function, and what it returns."""
    empty = _Empty

    def __init__(self, parameters=None, *, return_annotation=_Empty):
        self.parameters = _types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_Empty, return_annotation=_Empty):
        return Signature(self.parameters.values() if parameters is _Empty else parameters,
                         return_annotation=self.return_annotation if return_annotation is _Empty else return_annotation)

    def _bind(self, args, kwargs, partial=False):
        bound, left, kwargs = {}, list(args), dict(kwargs)
        for name, p in self.parameters.items():
            if p.kind == Parameter.VAR_POSITIONAL:
                if left:
                    bound[name], left = tuple(left), []
            elif p.kind == Parameter.VAR_KEYWORD:
                continue
            elif left and p.kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f'multiple values for argument {name!r}')
                bound[name] = left.pop(0)
            elif name in kwargs and p.kind != Parameter.POSITIONAL_ONLY:
                bound[name] = kwargs.pop(name)
            elif p.default is _Empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if left:
            raise TypeError('too many positional arguments')
        rest = [name for name, p in self.parameters.items() if p.kind == Parameter.VAR_KEYWORD]
        if kwargs and not rest:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        if kwargs:
            bound[rest[0]] = kwargs
        return BoundArguments(self, bound)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __eq__(self, other):
        return isinstance(other, Signature) and list(self.parameters.values()) == list(other.parameters.values()) and (
            self.return_annotation == other.return_annotation)

    def __str__(self):
        parts, before = [], None
        for p in self.parameters.values():
            if before == 0 and p.kind != 0:
                parts.append('/')
            if p.kind == 3 and before not in (2, 3):
                parts.append('*')
            parts.append(str(p))
            before = p.kind
        if before == 0:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _Empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text

    def __repr__(self):
        return f'<Signature {self}>'


def _of_function(function):
    code, notes = function.__code__, function.__annotations__
    n, names = code.co_argcount, code.co_varnames
    defaults, keyword_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}

    def parameter(name, kind, default=_Empty):
        return Parameter(name, kind, default=default, annotation=notes.get(name, _Empty))
    found = []
    for i in range(n):
        at = i - (n - len(defaults))
        found.append(parameter(names[i], 0 if i < code.co_posonlyargcount else 1, defaults[at] if at >= 0 else _Empty))
    more = n + code.co_kwonlyargcount
    if code.co_flags & 4:
        found.append(parameter(names[more], 2))
    found += [parameter(name, 3, keyword_defaults.get(name, _Empty)) for name in names[n:more]]
    if code.co_flags & 8:
        found.append(parameter(names[more + bool(code.co_flags & 4)], 4))
    return Signature(found, return_annotation=notes.get('return', _Empty))


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if parameters and parameters[0].kind < 2:
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a function, a method, a class or anything that can be called."""
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
    if getattr(obj, '__signature__', None) is not None:
        return obj.__signature__
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'keywords'):
        return _of_partial(obj)
    if isinstance(obj, type):
        for name in '__new__', '__init__':
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(_of_function(method))
        return Signature()
    method = getattr(type(obj), '__call__', None)
    if isfunction(method):
        return _without_first(_of_function(method))
    raise ValueError(f'no signature found for builtin {obj!r}')


def _of_partial(obj):
    whole = signature(obj.func)
    bound = whole.bind_partial(*obj.args, **obj.keywords).arguments
    found, keyword_only = [], False
    for name, p in whole.parameters.items():
        if name in bound and name not in obj.keywords and p.kind < 2:
            continue
        if name in obj.keywords:
            keyword_only = True
            p = p.replace(kind=3, default=obj.keywords[name])
        elif keyword_only and p.kind == 1:
            p = p.replace(kind=3)
        found.append(p)
    return whole.replace(parameters=found)


ArgSpec = _namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')


def getfullargspec(func):
    named = {kind: [p for p in signature(func, follow_wrapped=False).parameters.values() if p.kind == kind]
             for kind in range(5)}
    both = named[0] + named[1]
    defaults = tuple(p.default for p in both if p.default is not _Empty)
    keyword_defaults = {p.name: p.default for p in named[3] if p.default is not _Empty}
    return ArgSpec([p.name for p in both], named[2][0].name if named[2] else None,
                   named[4][0].name if named[4] else None, defaults or None, [p.name for p in named[3]],
                   keyword_defaults or None, dict(getattr(func, '__annotations__', {})))


_NO_TEXT = 'getsource', 'getsourcelines', 'getcomments', 'findsource'


def __getattr__(name):
    if name in _NO_TEXT:
        raise AttributeError(f"inspect.{name} is not part of the course's Python: the text of a program is what you see, "
                             f"not what it reads", name=name)
    raise AttributeError(f"inspect.{name} is not part of the course's Python", name=name)
