"""XML as trees of elements: made, read, searched and written (semantics: Lib/xml/etree/ElementTree.py, Modules/_elementtree.c)."""
import copy as _copy
import io as _io
import re as _re
import sys as _sys
from xml.etree import ElementPath
from xml.etree._builder import ParseError, TreeBuilder, XMLParser, XMLPullParser, iterparse
from xml.etree._serialize import HTML_EMPTY, register_namespace, tell as _tell, writing as _writing

__all__ = ['Comment', 'dump', 'Element', 'ElementTree', 'fromstring', 'fromstringlist', 'indent', 'iselement', 'iterparse',
           'parse', 'ParseError', 'PI', 'ProcessingInstruction', 'QName', 'SubElement', 'tostring', 'tostringlist',
           'TreeBuilder', 'VERSION', 'XML', 'XMLID', 'XMLParser', 'XMLPullParser']

VERSION = '1.3.0'
_is_tag = _re.compile(r'(?!\{\*?\})(?:\{[^}]*(?:\}|$)|[^/*\[@.{])*').fullmatch


def iselement(element):
    return hasattr(element, 'tag')


def _kind(value):
    return 'None' if value is None else type(value).__name__


def _checked(value, what):
    if not isinstance(value, Element):
        raise TypeError(f'{what} must be xml.etree.ElementTree.Element, not {_kind(value)}')
    return value


def _elements(values):
    try:
        values = list(values)
    except TypeError:
        raise TypeError(f'expected sequence, not "{type(values).__name__}"') from None
    for value in values:
        if not isinstance(value, Element):
            raise TypeError(f'expected an Element, not "{type(value).__name__}"')
    return values


class Element:
    """A tag with attributes, texts and children."""
    __slots__ = ('tag', 'text', 'tail', '_attrib', '_children', '__weakref__')

    def __new__(cls, /, *args, **kwargs):
        self = super().__new__(cls)
        self.tag, self.text, self.tail, self._attrib, self._children = '', None, None, {}, []
        return self

    def __init__(self, /, *args, **extra):
        if not args and 'tag' in extra:
            args = extra.pop('tag'),
        if not 1 <= len(args) <= 2:
            least = 'at least 1 argument' if not args else 'at most 2 arguments'
            raise TypeError(f'Element() takes {least} ({len(args)} given)')
        attrib = args[1] if len(args) == 2 else extra.pop('attrib', {})
        if not isinstance(attrib, dict):
            raise TypeError(f'Element() argument 2 must be dict, not {_kind(attrib)}')
        self.tag, self._attrib = args[0], {**attrib, **extra}

    @property
    def attrib(self):
        return self._attrib

    @attrib.setter
    def attrib(self, value):
        if not isinstance(value, dict):
            raise TypeError(f'attrib must be dict, not {type(value).__name__}')
        self._attrib = value

    def __repr__(self):
        return f'<{type(self).__name__} {self.tag!r} at {id(self):#x}>'

    def makeelement(self, tag, attrib, /):
        if not isinstance(attrib, dict):
            raise TypeError(f'makeelement() argument 2 must be dict, not {_kind(attrib)}')
        return Element(tag, attrib)

    def __copy__(self):
        new = Element(self.tag)
        new.text, new.tail, new._attrib, new._children = self.text, self.tail, self._attrib, list(self._children)
        return new

    def __deepcopy__(self, memo, /):
        new = Element(_copy.deepcopy(self.tag, memo))
        new.text, new.tail = _copy.deepcopy(self.text, memo), _copy.deepcopy(self.tail, memo)
        new._attrib = _copy.deepcopy(self._attrib, memo)
        new._children = [_copy.deepcopy(child, memo) for child in self._children]
        memo[id(self)] = new
        return new

    def __getstate__(self):
        return {'tag': self.tag, '_children': list(self._children), 'attrib': self._attrib, 'text': self.text,
                'tail': self.tail}

    def __setstate__(self, state, /):
        if not isinstance(state, dict):
            raise TypeError(f"Don't know how to unpickle \"{state!r:.200}\" as an Element")
        self.tag, self.text, self.tail = state['tag'], state.get('text'), state.get('tail')
        self._attrib, self._children = state.get('attrib') or {}, list(state.get('_children') or ())

    def __len__(self):
        return len(self._children)

    def _index(self, index, what):
        if not isinstance(index, slice) and not hasattr(index, '__index__'):
            raise TypeError('element indices must be integers')
        if not isinstance(index, slice) and not -len(self) <= index.__index__() < len(self):
            raise IndexError(f'child {what}index out of range')
        return index

    def __getitem__(self, index):
        return self._children[self._index(index, '')]

    def __setitem__(self, index, element):
        is_slice = isinstance(self._index(index, 'assignment '), slice)
        self._children[index] = _elements(element) if is_slice else _elements([element])[0]

    def __delitem__(self, index):
        del self._children[self._index(index, 'assignment ')]

    def append(self, subelement, /):
        self._children.append(_checked(subelement, 'append() argument'))

    def extend(self, elements, /):
        self._children.extend(_elements(elements))

    def insert(self, index, subelement, /):
        self._children.insert(index, _checked(subelement, 'insert() argument 2'))

    def remove(self, subelement, /):
        _checked(subelement, 'remove() argument')
        for i, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[i]
                return
        raise ValueError('list.remove(x): x not in list')

    def find(self, path, namespaces=None):
        return next(self._found(path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else '' if found.text is None else found.text

    def findall(self, path, namespaces=None):
        return list(self._found(path, namespaces))

    def _found(self, path, namespaces):
        """What is only a tag is no path: prefixes are part of it."""
        if namespaces is not None or not isinstance(path, str) or not _is_tag(path):
            return ElementPath.iterfind(self, path, namespaces)
        return (child for child in self._children if child.tag == path)

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        self.text, self.tail, self._attrib, self._children = None, None, {}, []

    def get(self, key, default=None):
        return self._attrib.get(key, default)

    def set(self, key, value, /):
        self._attrib[key] = value

    def keys(self):
        return list(self._attrib)

    def items(self):
        return list(self._attrib.items())

    def _walk(self):
        """(element, whether one comes to it or leaves it), in the document's order; what is open is no frame."""
        yield self, True
        rest = [(self, iter(self._children))]
        while rest:
            element, children = rest[-1]
            child = next(children, None)
            if child is None:
                rest.pop()
                yield element, False
            else:
                yield child, True
                rest.append((child, iter(child._children)))

    def iter(self, tag=None):
        tag = None if tag == '*' else tag
        return (element for element, comes in self._walk() if comes and (tag is None or element.tag == tag))

    def itertext(self):
        for element, comes in self._walk():
            if comes and element.text:
                yield element.text
            elif not comes and element is not self and element.tail:
                yield element.tail


def SubElement(*args, **extra):
    if len(args) < 2:
        raise TypeError(f"SubElement() takes at least 2 arguments ({len(args)} given)")
    parent, tag, *attrib = args
    _checked(parent, 'SubElement() argument 1')
    attrib = attrib[0] if attrib else extra.pop('attrib', {})
    if not isinstance(attrib, dict):
        raise TypeError(f'SubElement() argument 3 must be dict, not {_kind(attrib)}')
    element = Element(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = f'{target} {text}' if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace, also as a value."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f'{{{text_or_uri}}}{tag}' if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f'<{type(self).__name__} {self.text!r}>'

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= _text_of(other)

    def __lt__(self, other):
        return self.text < _text_of(other)

    def __ge__(self, other):
        return self.text >= _text_of(other)

    def __gt__(self, other):
        return self.text > _text_of(other)

    def __eq__(self, other):
        return self.text == _text_of(other)


def _text_of(name):
    return name.text if isinstance(name, QName) else name


class ElementTree:
    """A document: its root, read from files and written to them."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        if not hasattr(source, 'read'):
            with open(source, 'rb') as file:
                return self.parse(file, parser)
        parser = XMLParser() if parser is None else parser
        while data := source.read(65536):
            parser.feed(data)
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _below(self, path):
        if path[:1] != '/':
            return path
        import warnings
        warnings.warn('This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on the '
                      f'current behaviour, change it to {"." + path!r}', FutureWarning, stacklevel=3)
        return '.' + path

    def find(self, path, namespaces=None):
        return self._root.find(self._below(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._below(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._below(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._below(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        method = method or 'xml'
        if method == 'c14n':
            raise NotImplementedError("canonical XML is not part of the course's Python")
        if method not in ('xml', 'html', 'text'):
            raise ValueError(f'unknown method {method!r}')
        encoding = encoding or 'us-ascii'
        with _writing(file_or_filename, encoding) as (write, declared):
            is_plain = encoding.lower() == 'unicode' or declared.lower() in ('utf-8', 'us-ascii')
            if method == 'xml' and (xml_declaration or xml_declaration is None and not is_plain):
                write(f"<?xml version='1.0' encoding='{declared}'?>\n")
            _tell(write, self._root, (QName, Comment, PI), method, default_namespace, short_empty_elements)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    stream = _io.StringIO() if encoding == 'unicode' else _io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return stream.getvalue()


class _Pieces:
    """A stream that keeps what is written as it comes."""

    def __init__(self):
        self.written = []
        self.write = self.written.append


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True):
    pieces = _Pieces()
    ElementTree(element).write(pieces, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace,
                               method=method, short_empty_elements=short_empty_elements)
    return pieces.written


def dump(elem):
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(_sys.stdout, encoding='unicode')
    tail = tree.getroot().tail
    if not tail or tail[-1] != '\n':
        _sys.stdout.write('\n')


def indent(tree, space='  ', level=0):
    """Lines and blanks between the elements, in texts and tails that are blank."""
    tree = tree.getroot() if isinstance(tree, ElementTree) else tree
    if level < 0:
        raise ValueError(f'Initial indentation level must be >= 0, got {level}')
    if len(tree):
        _indent(tree, '\n' + level * space, space)


def _indent(element, outer, space):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, inner, space)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XML(text, parser=None):
    return fromstringlist([text], parser)


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get('id'): element for element in tree.iter() if element.get('id')}
