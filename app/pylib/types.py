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
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
MappingProxyType = type(type.__dict__)


def _seen_cell(name, bases, names):
    global CellType  # a __closure__ would look like reaching into the library
    CellType = type(names['__classcell__'])
    return type(name, bases, names)


class _Celled(metaclass=_seen_cell):
    def method(self):
        return __class__


MemberDescriptorType = type(type('_', (), {'__slots__': ('x',)}).x)
GetSetDescriptorType = type(_Class.__dict__['__dict__'])
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
ModuleType = type(__import__('sys'))
try:
    raise ValueError
except ValueError as _e:
    TracebackType = type(_e.__traceback__)
    FrameType = type(_e.__traceback__.tb_frame)


_shown = set()  # the namespaces whose texts are being made


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f'{name}(...)'
        _shown.add(id(self))
        try:
            return f"{name}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


_CO_GENERATOR, _CO_COROUTINE = 0x20, 0x80


class _GeneratorWrapper:
    """What is like a generator, so that it can be awaited."""

    def __init__(self, gen):
        self._generator = gen
        self.__name__, self.__qualname__ = getattr(gen, '__name__', None), getattr(gen, '__qualname__', None)

    def __iter__(self):
        return self._generator if type(self._generator) is GeneratorType else self

    __await__ = __iter__

    def __next__(self):
        return next(self._generator)

    def send(self, val):
        return self._generator.send(val)

    def throw(self, tp, *rest):
        return self._generator.throw(tp, *rest)

    def close(self):
        return self._generator.close()

    gi_code = cr_code = property(lambda self: self._generator.gi_code)
    gi_frame = cr_frame = property(lambda self: self._generator.gi_frame)
    gi_running = cr_running = property(lambda self: self._generator.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self._generator.gi_yieldfrom)


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
        from collections.abc import Coroutine, Generator
        made = func(*args, **kwargs)
        if type(made) is GeneratorType and sys._is_awaitable(made) or isinstance(made, Coroutine):
            return made
        return _GeneratorWrapper(made) if isinstance(made, Generator) else made
    return wrapped


def resolve_bases(bases):
    """The bases as a class has them: what they give by __mro_entries__ in their place."""
    found, changed = [], False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            found.append(base)
            continue
        entries, changed = base.__mro_entries__(bases), True
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        found.extend(entries)
    return tuple(found) if changed else bases


def _most_derived(meta, bases):
    for base in bases:
        other = type(base)
        if issubclass(meta, other):
            continue
        if not issubclass(other, meta):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of '
                            'the metaclasses of all its bases')
        meta = other
    return meta


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, keywords) as the class statement finds them."""
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass') if 'metaclass' in kwds else type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class as the statement makes it; exec_body fills its namespace."""
    found = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, found, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if found is not bases:
        namespace['__orig_bases__'] = bases
    if getattr(meta, '__new__', None) == type.__new__:
        namespace.setdefault('__module__', __name__)  # where type.__new__() is called
    return meta(name, found, namespace, **kwds)


class DynamicClassAttribute:
    """A property of instances; on the class itself an AttributeError sends the search to the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, fget, fset, fdel, doc):
        made = type(self)(fget, fset, fdel, doc)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._with(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)
