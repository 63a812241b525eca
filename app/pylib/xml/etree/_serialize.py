"""Trees as text (semantics: Lib/xml/etree/ElementTree.py)."""
import contextlib as _contextlib
import io as _io
import re as _re

_namespace_map = {
    'http://www.w3.org/XML/1998/namespace': 'xml', 'http://www.w3.org/1999/xhtml': 'html',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://schemas.xmlsoap.org/wsdl/': 'wsdl',
    'http://www.w3.org/2001/XMLSchema': 'xs', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
    'http://purl.org/dc/elements/1.1/': 'dc',
}

HTML_EMPTY = {'area', 'base', 'basefont', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'isindex', 'link', 'meta',
              'param', 'source', 'track', 'wbr'}
_IN_TEXT = (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'))
_IN_VALUES = (*_IN_TEXT, ('"', '&quot;'), ('\r', '&#13;'), ('\n', '&#10;'), ('\t', '&#09;'))
_IN_HTML_VALUES = (('&', '&amp;'), ('>', '&gt;'), ('"', '&quot;'))


def register_namespace(prefix, uri):
    if _re.match(r'ns\d+$', prefix):
        raise ValueError('Prefix format reserved for internal use')
    for known, its_prefix in list(_namespace_map.items()):
        if known == uri or its_prefix == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


register_namespace._namespace_map = _namespace_map


def _refuse(text):
    raise TypeError(f'cannot serialize {text!r} (type {type(text).__name__})')


def _escaped(text, pairs):
    try:
        for char, entity in pairs:
            if char in text:
                text = text.replace(char, entity)
    except (TypeError, AttributeError):
        _refuse(text)
    return text


class _Names:
    """Tags and attributes as the text has them, and the namespaces that it has to declare."""

    def __init__(self, kinds, default):
        self.QName, self.unnamed = kinds[0], (None, *kinds[1:])
        self.shown, self.namespaces, self.default = {None: None}, {default: ''} if default else {}, default

    def _prefix(self, uri):
        prefix = self.namespaces.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri)
            if prefix is None:
                prefix = f'ns{len(self.namespaces)}'
            if prefix != 'xml':
                self.namespaces[uri] = prefix
        return prefix

    def add(self, name):
        if name in self.shown:
            return
        if not isinstance(name, str):
            _refuse(name)
        if name[:1] == '{':
            uri, local = name[1:].rsplit('}', 1)
            prefix = self._prefix(uri)
            self.shown[name] = f'{prefix}:{local}' if prefix else local
        elif self.default:
            raise ValueError('cannot use non-qualified names with default_namespace option')
        else:
            self.shown[name] = name

    def read(self, tree):
        for e in tree.iter():
            if isinstance(e.tag, self.QName):
                self.add(e.tag.text)
            elif e.tag not in self.unnamed:
                self.add(e.tag)
            for key, value in e.items():
                self.add(self.of(key))
                if isinstance(value, self.QName):
                    self.add(value.text)
            if isinstance(e.text, self.QName):
                self.add(e.text.text)

    def of(self, name):
        return name.text if isinstance(name, self.QName) else name


class _Writer:
    """One tree's text, told to write() piece by piece."""

    def __init__(self, write, names, short, html):
        self.write, self.names, self.short, self.html = write, names, short, html
        self.in_values = _IN_HTML_VALUES if html else _IN_VALUES

    def element(self, e, namespaces=None):
        Comment, PI = self.names.unnamed[1:]
        if e.tag is Comment or e.tag is PI:
            text = _escaped(e.text, _IN_TEXT) if self.html else e.text
            self.write(f'<!--{text}-->' if e.tag is Comment else f'<?{text}?>')
        else:
            tag = self.names.shown[self.names.of(e.tag)]
            if tag is None:
                self._inside(e)
            else:
                self.write('<' + tag)
                self._attributes(e, namespaces)
                self._rest(e, tag)
        if e.tail:
            self.write(_escaped(e.tail, _IN_TEXT))

    def _attributes(self, e, namespaces):
        for uri, prefix in sorted((namespaces or {}).items(), key=lambda pair: pair[1]):
            self.write(f' xmlns{":" * bool(prefix)}{prefix}="{_escaped(uri, _IN_VALUES)}"')
        for key, value in e.items():
            is_name = isinstance(value, self.names.QName)
            value = self.names.shown[value.text] if is_name else _escaped(value, self.in_values)
            self.write(f' {self.names.shown[self.names.of(key)]}="{value}"')

    def _rest(self, e, tag):
        if self.html:
            self.write('>')
            raw = tag.lower() in ('script', 'style')
            self._inside(e, raw)
            if tag.lower() not in HTML_EMPTY:
                self.write(f'</{tag}>')
        elif e.text or len(e) or not self.short:
            self.write('>')
            self._inside(e)
            self.write(f'</{tag}>')
        else:
            self.write(' />')

    def _inside(self, e, raw=False):
        if e.text:
            self.write(e.text if raw else _escaped(e.text, _IN_TEXT))
        for child in e:
            self.element(child)


def tell(write, tree, kinds, method, default_namespace, short):
    """The tree's text, without a declaration; kinds: QName, Comment, ProcessingInstruction."""
    if method == 'text':
        for part in tree.itertext():
            write(part)
        if tree.tail:
            write(tree.tail)
        return
    names = _Names(kinds, default_namespace)
    names.read(tree)
    _Writer(write, names, short, method == 'html').element(tree, names.namespaces)


@_contextlib.contextmanager
def writing(target, encoding):
    """write() for text and the encoding to declare: of a file's name, of a text or of a binary stream."""
    if not hasattr(target, 'write'):
        encoding = 'utf-8' if encoding.lower() == 'unicode' else encoding
        with open(target, 'w', encoding=encoding, errors='xmlcharrefreplace') as file:
            yield file.write, encoding
    elif encoding.lower() == 'unicode':
        yield target.write, getattr(target, 'encoding', None) or 'utf-8'
    else:
        buffer = _io.BytesIO()
        file = _io.TextIOWrapper(buffer, encoding=encoding, errors='xmlcharrefreplace', newline='\n')
        try:
            yield file.write, encoding
        finally:
            file.flush()
            target.write(buffer.getvalue())
