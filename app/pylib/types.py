"""Types without a builtin name."""


def _function(): pass
def _generator(): yield
async def _coroutine(): pass
async def _async_generator(): yield


class _Class:
    def method(self): pass


FunctionType = LambdaType = type(_function)
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
GeneratorType = type(_generator())
_c = _coroutine()
CoroutineType = type(_c)
_c.close()
AsyncGeneratorType = type(_async_generator())
GenericAlias = type(list[int])
UnionType = type(int | str)
CodeType = type(_function.__code__)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
MappingProxyType = type(type.__dict__)
GetSetDescriptorType = type(_Class.__dict__['__dict__'])
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
ModuleType = type(__import__('sys'))
try:
    raise ValueError
except ValueError as _e:
    TracebackType = type(_e.__traceback__)


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        items = [f'{k}={v!r}' for k, v in self.__dict__.items()]
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join(items)})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


_CO_GENERATOR, _CO_COROUTINE = 0x20, 0x80


class _GeneratorWrapper:
    """A generator that can be awaited."""

    def __init__(self, generator):
        self._generator = generator
        self.__name__, self.__qualname__ = generator.__name__, generator.__qualname__

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *exc_info):
        return self._generator.throw(*exc_info)

    def close(self):
        self._generator.close()

    def __repr__(self):
        return repr(self._generator)


def coroutine(func):
    """Decorator: what a generator function gives can be awaited."""
    import sys
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    flags = func.__code__.co_flags if type(func) is FunctionType else 0
    if flags & _CO_COROUTINE:
        return func
    if flags & _CO_GENERATOR:
        return sys._mark_awaitable(func)
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        return _GeneratorWrapper(made) if type(made) is GeneratorType and not sys._is_awaitable(made) else made
    return wrapped


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, tuple(bases), namespace, **(kwds or {}))


class DynamicClassAttribute(property):
    """A property of instances that a class may answer otherwise."""
