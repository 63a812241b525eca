"""What a thing is."""
from _asyncio import iscoroutinefunction
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple

_AGEN = _types.AsyncGeneratorType


def _flags(obj):
    obj = getattr(obj, '__func__', obj)
    code = getattr(obj, '__code__', None)
    return getattr(code, 'co_flags', 0) if isinstance(obj, _types.FunctionType) else 0


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isawaitable(object):
    return isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__')


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


class FrameInfo(_namedtuple('FrameInfo', 'frame filename lineno function code_context index')):
    """One call of a stack."""


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


def __getattr__(name):
    raise AttributeError(f"inspect.{name} is not part of the course's Python", name=name)
