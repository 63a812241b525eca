"""help(): what a program's own functions, classes and objects say of themselves, as CPython's pydoc tells it.

What is built in, and the library, has no docstrings here: of that help() says so instead.
CPython: Lib/pydoc.py, TextDoc and render_doc.
"""
import inspect
import reprlib
import sys

# The methods of every object, which a class that writes its own without a docstring inherits the docstring of; and the
# two attributes that the class statement adds.
_INHERITED = {
    '__init__': 'Initialize self.  See help(type(self)) for accurate signature.',
    '__new__': 'Create and return a new object.  See help(type) for accurate signature.',
    '__repr__': 'Return repr(self).',
    '__str__': 'Return str(self).',
    '__hash__': 'Return hash(self).',
    '__eq__': 'Return self==value.',
    '__ne__': 'Return self!=value.',
    '__lt__': 'Return self<value.',
    '__le__': 'Return self<=value.',
    '__gt__': 'Return self>value.',
    '__ge__': 'Return self>=value.',
    '__getattribute__': 'Return getattr(self, name).',
    '__setattr__': 'Implement setattr(self, name, value).',
    '__delattr__': 'Implement delattr(self, name).',
    '__format__': 'Default object formatter.',
    '__sizeof__': 'Size of object in memory, in bytes.',
    '__dir__': 'Default dir() implementation.',
    '__reduce__': 'Helper for pickle.',
    '__reduce_ex__': 'Helper for pickle.',
    '__getstate__': 'Helper for pickle.',
    '__init_subclass__': 'This method is called when a class is subclassed.\n\n'
                         'The default implementation does nothing. It may be\noverridden to extend subclasses.\n',
    '__subclasshook__': 'Abstract classes can override this to customize issubclass().\n\n'
                        'This is invoked early on by abc.ABCMeta.__subclasscheck__().\n'
                        'It should return True, False or NotImplemented.  If it returns\n'
                        'NotImplemented, the normal algorithm is used.  Otherwise, it\n'
                        'overrides the normal algorithm (and the outcome is cached).\n',
}
_ADDED = {'__dict__': 'dictionary for instance variables', '__weakref__': 'list of weak references to the object'}
_HIDDEN = {'__author__', '__builtins__', '__cached__', '__credits__', '__date__', '__doc__', '__docformat__', '__file__',
           '__loader__', '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__spec__',
           '__version__'}


def _refuse(what):
    raise NotImplementedError(f"help() for {what} is not part of the course's Python: it tells of what a program defines")


def _is_own(thing):
    """Does a module of the program define this class or function?"""
    return hasattr(sys.modules.get(getattr(thing, '__module__', None)), '__file__')


def _cram(text, limit):
    if len(text) <= limit:
        return text
    before = (limit - 3) // 2
    return f'{text[:before]}...{text[before + 3 - limit:]}'


def _without_address(text):
    head, at, tail = text.rpartition(' at 0x')
    return head + tail.lstrip('0123456789abcdef') if at and not tail.lstrip('0123456789abcdef').strip('>') else text


class _Repr(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        method = getattr(self, 'repr_' + '_'.join(type(x).__name__.split()), None)
        return method(x, level) if method else _cram(_without_address(repr(x)), self.maxother)

    def repr_str(self, x, level):
        text = _cram(x, self.maxstring)
        shown = repr(text)
        if '\\' in text and '\\' not in shown.replace('\\\\', ''):
            return f'r{shown[0]}{text}{shown[0]}'
        return shown

    def repr_instance(self, x, level):
        return _cram(_without_address(repr(x)), self.maxstring)


_repr = _Repr().repr


# ---- docstrings ----

def _own_doc(thing):
    """Its docstring, if it is not only that of its class."""
    doc = getattr(thing, '__doc__', None)
    return None if thing is not type and isinstance(doc, str) and doc == type(thing).__doc__ else doc


def _class_of(function):
    """The class in whose body a function was written, by its qualified name."""
    place = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        place = getattr(place, name, None)
    return place if inspect.isclass(place) else None


def _place_of(thing):
    """Class and name under which an attribute is inherited; or None."""
    if inspect.ismethod(thing):
        of = thing.__self__
        return of if inspect.isclass(of) else type(of), thing.__func__.__name__
    function = thing.fget if isinstance(thing, property) else thing
    if inspect.isfunction(function):
        cls, name = _class_of(function), function.__name__
        return (cls, name) if cls and getattr(cls, name, None) is thing else None
    return None


def _doc_of(thing):
    """The docstring: its own or an overridden one's, with the indentation taken out; or the comment above it."""
    doc = _own_doc(thing)
    place = None if doc is not None else _place_of(thing)
    for base in place[0].__mro__ if place else ():
        doc = _INHERITED.get(place[1]) if base is object else _own_doc(getattr(base, place[1], None))
        if doc is not None:
            break
    doc = inspect.cleandoc(doc) if isinstance(doc, str) else ''
    return (doc or inspect.getcomments(thing) or '').rstrip().lstrip('\n')


# ---- text ----

def _indent(text, lead='    '):
    return '\n'.join(lead + line for line in text.split('\n')).rstrip(' ') if text else ''


def _name_of(cls, module):
    return cls.__name__ if cls.__module__ == module else f'{cls.__module__}.{cls.__name__}'


def _signature(thing):
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return ''


def _routine(function, name=None, cls=None):
    real = function.__name__
    name, note = name or real, ''
    if inspect.ismethod(function):
        bound_to = type(function.__self__)
        if cls is None:
            note = f' method of {_name_of(bound_to, None)} instance'
        elif bound_to is not cls:
            note = f' from {_name_of(bound_to, None)}'
    title = real if name == real else f'{name} = {real}'
    alias = name != real and cls is not None and inspect.getattr_static(cls, real, None) is function
    spec = _signature(function)
    if real == '<lambda>' and spec:
        title, spec = f'{name} lambda ', spec[1:-1]
    waits = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
    line = f"{'async ' if waits else ''}{title}{spec or '(...)'}{note}\n"
    doc = '' if alias else _doc_of(function)
    return line + (_indent(doc).rstrip() + '\n' if doc else '')


def _descriptor(thing, name):
    doc = _ADDED.get(name) if inspect.isgetsetdescriptor(thing) else _doc_of(thing)
    return (name + '\n' if name else '') + (_indent(doc) + '\n' if doc else '')


def _datum(value, name, doc=None):
    shown = _repr(value)
    room = 70 - len(f'{name} = {shown}')
    line = f"{name} = {shown[:room] + '...' if room < 0 else shown}"
    return line + ('\n' + _indent(str(doc)) + '\n' if doc else '') + '\n'


def _attributes(cls):
    """(name, kind, class that defines it, what it is) of what is shown."""
    kinds = []
    for name, kind, home, thing in inspect.classify_class_attrs(cls):
        if inspect.isdatadescriptor(thing):
            kind = 'readonly property' if isinstance(thing, property) and thing.fset is None else 'data descriptor'
        special = name.startswith('__') and name.endswith('__')
        if name not in _HIDDEN and (special or not name.startswith('_') or hasattr(cls, '_fields')):
            kinds.append((name, kind, home, thing))
    return kinds


def _member(cls, name, kind, thing):
    if kind in ('readonly property', 'data descriptor'):
        return _descriptor(thing, name)
    value = getattr(cls, name, thing)
    if inspect.isbuiltin(value):
        _refuse(f'{value.__name__!r}')
    if kind != 'data' and inspect.isroutine(value):
        return _routine(value, name, cls)
    return _datum(value, name, _doc_of(value) if not inspect.isclass(value) or _is_own(value) else None)


_SECTIONS = (('method', 'Methods'), ('class method', 'Class methods'), ('static method', 'Static methods'),
             ('readonly property', 'Readonly properties'), ('data descriptor', 'Data descriptors'),
             ('data', 'Data and other attributes'))


def _sections(cls):
    """What each class of the order of resolution defines, by kind; a line between the sections."""
    left, sections = _attributes(cls), []
    for home in cls.__mro__:
        here = sorted((a for a in left if a[2] is home), key=lambda a: a[0])
        where = 'defined here' if home is cls else f'inherited from {_name_of(home, cls.__module__)}'
        for wanted, title in _SECTIONS if home is not object else ():
            members = [_member(cls, name, kind, thing) for name, kind, _, thing in here if kind == wanted]
            if members:
                sections.append('\n'.join([f'{title} {where}:\n', *members]))
    return ('\n' + '-' * 70 + '\n').join(sections)


def _class(cls, name=None):
    module, name = cls.__module__, name or cls.__name__
    title = f'class {name}' if name == cls.__name__ else f'{name} = class {cls.__name__}'
    contents, spec, doc = [], _signature(cls), _doc_of(cls)
    if spec not in ('', '()'):
        contents.append(f'{name}{spec}\n')
    if doc:
        contents.append(doc + '\n')
    if len(cls.__mro__) > 2:
        contents += ['Method resolution order:', *('    ' + _name_of(c, module) for c in cls.__mro__), '']
    contents.append(_sections(cls))
    return (f"{title}({', '.join(_name_of(c, module) for c in cls.__bases__)})\n"
            f"{_indent(chr(10).join(contents).rstrip(), ' |  ')}\n")


def _described(thing):
    """What the first line calls it, and the rest."""
    name, of, body = getattr(thing, '__name__', None), inspect.getmodule(thing), None
    if inspect.isclass(thing):
        kind, body = f'class {name}', _class
    elif inspect.ismethod(thing) or inspect.isfunction(thing):
        kind, body = f"{'method' if inspect.ismethod(thing) else 'function'} {name}", _routine
    else:
        kind = type(thing).__name__
    place = f' in module {of.__name__}' if of else ''
    if body:
        return kind + place, body(thing)
    if isinstance(thing, property):
        return kind + place, _descriptor(thing, None)
    return f'{kind}{place} object', _class(type(thing))


def _check(thing):
    """Only what a program has made has something to say."""
    if inspect.ismodule(thing):
        _refuse('modules')
    function = thing.fget if isinstance(thing, property) else getattr(thing, '__func__', thing)
    if inspect.isfunction(function):
        cls = None
    else:
        cls = thing if inspect.isclass(thing) else type(thing)
    for owner in [function] if cls is None else cls.__mro__[:-1] or [cls]:
        if not _is_own(owner) and (owner.__module__, owner.__name__) != ('abc', 'ABC'):
            _refuse(f'{owner.__name__!r}' if owner in (thing, type(thing)) else f'what comes from {owner.__name__!r}')


def help(*request):
    if not request or isinstance(request[0], str):
        _refuse('topics')
    _check(*request)
    kind, text = _described(*request)
    sys.stdout.write(f'Help on {kind}:\n\n{text}\n')
