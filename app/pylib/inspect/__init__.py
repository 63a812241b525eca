"""What a thing is."""
from _asyncio import _is_coroutine_function
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple
from functools import partial as _partial
from inspect._signature import (BoundArguments, Empty as _empty, Parameter, ParameterKind as _ParameterKind, Signature,
                                formatannotation, like_a_function as _like_a_function, signature, unwrap)

__all__ = ['ArgInfo', 'Arguments', 'Attribute', 'BoundArguments', 'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING',
           'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR', 'CO_ITERABLE_COROUTINE',
           'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED', 'CO_VARARGS', 'CO_VARKEYWORDS', 'ClosureVars',
           'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter',
           'Signature', 'Traceback', 'classify_class_attrs', 'cleandoc', 'currentframe', 'findsource',
           'formatannotation', 'formatargvalues', 'get_annotations', 'getargs', 'getargvalues', 'getattr_static',
           'getblock', 'getcallargs', 'getclasstree', 'getclosurevars', 'getcomments', 'getcoroutinelocals',
           'getcoroutinestate', 'getdoc', 'getfile', 'getframeinfo', 'getfullargspec', 'getgeneratorlocals',
           'getgeneratorstate', 'getinnerframes', 'getlineno', 'getmembers', 'getmembers_static', 'getmodule',
           'getmodulename', 'getmro', 'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize',
           'isabstract', 'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode',
           'iscoroutine', 'iscoroutinefunction', 'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator',
           'isgeneratorfunction', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod', 'ismethoddescriptor',
           'ismethodwrapper', 'ismodule', 'isroutine', 'istraceback', 'signature', 'stack', 'trace', 'unwrap',
           'walktree']

_AGEN = _types.AsyncGeneratorType

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


def _behind(obj):
    """The function that runs when a method or a partial() of it is called."""
    while ismethod(obj):
        obj = obj.__func__
    while isinstance(obj, _partial):
        obj = obj.func
    return obj


def _flags(obj):
    obj = _behind(obj)
    return obj.__code__.co_flags if isfunction(obj) or _like_a_function(obj) else 0


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isawaitable(object):
    return (isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__')
            or isinstance(object, _types.GeneratorType) and _sys._is_awaitable(object))


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def isgeneratorfunction(obj):
    return bool(_flags(obj) & CO_GENERATOR)


def iscoroutinefunction(obj):
    return _is_coroutine_function(obj) or _is_coroutine_function(_behind(obj)) or bool(_flags(obj) & CO_COROUTINE)


def isasyncgenfunction(obj):
    return bool(_flags(obj) & CO_ASYNC_GENERATOR)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _types.ModuleType)


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


def currentframe():
    return _sys._getframe()


FrameInfo = _namedtuple('FrameInfo', 'frame filename lineno function code_context index', module=__name__)


Traceback = _namedtuple('Traceback', 'filename lineno function code_context index', module=__name__)


def isasyncgen(object):
    return isinstance(object, _AGEN)


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isframe(object):
    return isinstance(object, _types.FrameType)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return isinstance(object, _DESCRIBED) or hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__get__') and not isdatadescriptor(object)


def ismemberdescriptor(object):
    return isinstance(object, _types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, _types.GetSetDescriptorType)


def ismethodwrapper(object):
    return isinstance(object, _types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return _sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = _sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    object = getattr(object, '__func__', object)
    for name in 'tb_frame', 'f_code', '__code__':
        object = getattr(object, name, object)
    if iscode(object):
        return object.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(object).__name__}')


getsourcefile = getfile


_DESCRIBED = property, _types.MemberDescriptorType, _types.GetSetDescriptorType


# ---- members ----

def _names_of(object):
    names = dir(object)
    if isclass(object):
        names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                  if isinstance(value, _types.DynamicClassAttribute) and name not in names]
    return names


def _members(object, predicate, read):
    found, seen = [], set()
    mro = (object, *object.__mro__) if isclass(object) else ()
    for name in _names_of(object):
        try:
            value = read(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
        seen.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """All members as (name, value), in order of their names."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


Attribute = _namedtuple('Attribute', 'name kind defining_class object', module=__name__)


def _kind_of(name, raw, got):
    if isinstance(raw, staticmethod) or name == '__new__' and isinstance(raw, _types.BuiltinFunctionType):
        return 'static method'
    if isinstance(raw, (classmethod, _types.ClassMethodDescriptorType)):
        return 'class method'
    if isinstance(raw, property):
        return 'property'
    return 'method' if isroutine(raw if got is None else got) else 'data'


def classify_class_attrs(cls):
    """Attributes of a class: name, kind, the class that defines it, and what stands there."""
    found = []
    bases = (*cls.__mro__, *[base for base in type(cls).__mro__ if base is not type])
    for name in sorted(set(dir(cls)) | {n for base in cls.__mro__ for n in base.__dict__}):
        try:
            got = getattr(cls, name) if name != '__dict__' else None  # for `__annotations__`, this makes them
        except Exception:
            got = None
        home = next((base for base in bases if name in base.__dict__), None)
        if home is not None:
            raw = home.__dict__[name]
            kind = _kind_of(name, raw, got)
            found.append(Attribute(name, kind, home, got if got is not None and kind in ('method', 'data') else raw))
    return found


def getclasstree(classes, unique=False):
    """The classes in lists of lists, each (class, bases) followed by the list of those below it."""
    below, roots = {}, []
    for c in classes:
        for parent in c.__bases__:
            children = below.setdefault(parent, [])
            if c not in children:
                children.append(c)
            if unique and parent in classes:
                break
        if not c.__bases__ and c not in roots:
            roots.append(c)
    roots += [parent for parent in below if parent not in classes]
    return walktree(roots, below, None)


def walktree(classes, children, parent):
    found = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        found.append((c, c.__bases__))
        if c in children:
            found.append(walktree(children[c], children, c))
    return found


def getattr_static(obj, attr, default=...):
    """An attribute without calling anything."""
    own = {} if isclass(obj) else getattr(obj, '__dict__', {})
    classes = obj.__mro__ if isclass(obj) else type(obj).__mro__
    on_class = next((c.__dict__[attr] for c in classes if attr in c.__dict__), ...)
    if on_class is not ... and attr in own and not isdatadescriptor(on_class):
        return own[attr]
    if on_class is not ...:
        return on_class
    if attr in own:
        return own[attr]
    if isclass(obj):
        for c in type(obj).__mro__:
            if attr in c.__dict__:
                return c.__dict__[attr]
    if default is not ...:
        return default
    raise AttributeError(attr)


# ---- words ----

def cleandoc(doc):
    """A docstring without the indentation that it has in the program."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def _inherited_doc(object):
    """The first docstring that a class has under the name of a method or property of a class below it."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__ if base is not _object and base.__doc__ is not None),
                    None)
    function = getattr(object, '__func__', getattr(object, 'fget', object))
    if not isfunction(function):
        return None
    owner = getattr(object, '__self__', None)
    if ismethod(object):
        cls = owner if isclass(owner) else type(owner)
    else:
        cls = _sys.modules.get(function.__module__)
        for part in function.__qualname__.split('.')[:-1]:
            cls = getattr(cls, part, None)
    for base in getattr(cls, '__mro__', ()):
        doc = getattr(getattr(base, function.__name__, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


_object = object


def getdoc(object):
    """Its docstring, or that of what it overrides, without indentation."""
    doc = getattr(object, '__doc__', None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodulename(path):
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, module or callable; its own, and texts among them looked up if asked."""
    if isclass(obj):
        found = obj.__dict__.get('__annotations__')
        names = [dict(vars(obj)), getattr(_sys.modules.get(obj.__module__), '__dict__', {})]
    elif ismodule(obj):
        found, names = getattr(obj, '__annotations__', None), [vars(obj)]
    elif callable(obj):
        found, names = getattr(obj, '__annotations__', None), [getattr(unwrap(obj), '__globals__', {})]
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str or not found:
        return dict(found)
    from _annotations import look_up
    if globals is not None or locals is not None:
        names = [locals or {}, globals or {}]
    return {name: look_up(value, names) if isinstance(value, str) else value for name, value in found.items()}


# ---- arguments, closures and frames ----

ClosureVars = _namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module=__name__)


def getclosurevars(func):
    """What a function's free names are bound to now."""
    import builtins
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in func.__globals__:
            global_names[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin_names[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


def _refuse_as_a_call(func, positional, named):
    """The words of a call with wrong arguments: none of its body runs."""
    try:
        func(*positional, **named)
    except TypeError as error:
        raise TypeError(str(error).replace(func.__qualname__, func.__name__, 1)) from None


def getcallargs(func, /, *positional, **named):
    """The values that a call would give to the parameters."""
    if ismethod(func):
        positional, func = (func.__self__, *positional), func.__func__
    try:
        bound = signature(func, follow_wrapped=False).bind(*positional, **named)
    except TypeError:
        _refuse_as_a_call(func, positional, named)
        raise
    bound.apply_defaults()
    kinds = {name: p.kind for name, p in bound.signature.parameters.items()}
    places = (0, 0, 1, 3, 2)  # those by keyword alone stand last
    return dict(sorted(bound.arguments.items(), key=lambda pair: places[kinds[pair[0]]]))


ArgInfo = _namedtuple('ArgInfo', 'args varargs keywords locals', module=__name__)
Arguments = _namedtuple('Arguments', 'args, varargs, varkw', module=__name__)


def getargs(co):
    """The parameters of a code object."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names, n = co.co_varnames, co.co_argcount + co.co_kwonlyargcount
    args, varargs, varkw = list(names[:n]), None, None
    if co.co_flags & CO_VARARGS:
        varargs, n = names[n], n + 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[n]
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(shown)})"


FullArgSpec = _namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
                          module=__name__)


def getfullargspec(func):
    """Names and defaults of the parameters, the first of a method included."""
    try:
        found = signature(getattr(func, '__func__', func), follow_wrapped=False)
    except Exception as e:
        raise TypeError('unsupported callable') from e
    named = {kind: [p for p in found.parameters.values() if p.kind == kind] for kind in _ParameterKind}
    both = named[0] + named[1]
    defaults = tuple([p.default for p in both if p.default is not _empty])
    keyword_defaults = {p.name: p.default for p in named[3] if p.default is not _empty}
    notes = {p.name: p.annotation for p in found.parameters.values() if p.annotation is not _empty}
    if found.return_annotation is not _empty:
        notes = {'return': found.return_annotation, **notes}
    return FullArgSpec([p.name for p in both], named[2][0].name if named[2] else None,
                       named[4][0].name if named[4] else None, defaults or None, [p.name for p in named[3]],
                       keyword_defaults or None, notes)


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """A Traceback: where a frame or a traceback stands."""
    line = frame.tb_lineno if istraceback(frame) else None
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    code = frame.f_code
    line = frame.f_lineno if line is None else line
    shown = ([_sys._source_line(code, line) + '\n'], 0) if context > 0 else (None, None)
    return Traceback(code.co_filename, line, code.co_name, *shown)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames above the caller's, the caller's first."""
    return getouterframes(_sys._getframe(), context)


def trace(context=1):
    """The frames between the caller's and where its exception was raised."""
    return getinnerframes(_sys.exc_info()[2], context)


_SOURCE = 'findsource', 'getblock', 'getcomments', 'getsource', 'getsourcelines', 'indentsize'


def __getattr__(name):
    if name in _SOURCE:
        from inspect import _source
        return getattr(_source, name)
    raise AttributeError(f"module 'inspect' has no attribute {name!r}", name=name)
