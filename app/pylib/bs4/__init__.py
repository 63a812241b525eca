"""Beautiful Soup: trees of HTML, searched and changed. There is one parser; it reads as html.parser does."""
from bs4 import _parse, _select
from html import escape

__version__ = '4.12.3'
__all__ = ('BeautifulSoup', 'Tag', 'NavigableString', 'Comment')


class PageElement:
    parent = None
    name = None

    @property
    def parents(self):
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def _place(self):
        return next(i for i, node in enumerate(self.parent.contents) if node is self)

    @property
    def next_siblings(self):
        yield from self.parent.contents[self._place() + 1:] if self.parent else ()

    @property
    def previous_siblings(self):
        yield from self.parent.contents[:self._place()][::-1] if self.parent else ()

    next_sibling = property(lambda self: next(self.next_siblings, None))
    previous_sibling = property(lambda self: next(self.previous_siblings, None))

    def find_parent(self, name=None, attrs={}, **kwargs):
        return next(_found(self.parents, name, attrs, None, kwargs), None)

    def find_parents(self, name=None, attrs={}, limit=None, **kwargs):
        return ResultSet(_some(_found(self.parents, name, attrs, None, kwargs), limit))

    def find_next_sibling(self, name=None, attrs={}, string=None, **kwargs):
        return next(_found(self.next_siblings, name, attrs, string, kwargs), None)

    def find_next_siblings(self, name=None, attrs={}, string=None, limit=None, **kwargs):
        return ResultSet(_some(_found(self.next_siblings, name, attrs, string, kwargs), limit))

    def find_previous_sibling(self, name=None, attrs={}, string=None, **kwargs):
        return next(_found(self.previous_siblings, name, attrs, string, kwargs), None)

    def extract(self):
        if self.parent is not None:
            del self.parent.contents[self._place()]
            self.parent = None
        return self

    def replace_with(self, *others):
        parent, at = self.parent, self._place()
        self.extract()
        for i, other in enumerate(others):
            parent.insert(at + i, other)
        return self


class NavigableString(str, PageElement):
    string = property(lambda self: self)
    text = property(lambda self: str(self))

    def get_text(self, separator='', strip=False):
        return self.strip() if strip else str(self)

    def __repr__(self):
        return repr(str(self))

    def _out(self):
        return escape(self, quote=False)


class Comment(NavigableString):
    def _out(self):
        return f'<!--{self}-->'


class Doctype(NavigableString):
    def _out(self):
        return f'<!DOCTYPE {self}>'


class Stylesheet(NavigableString):
    """What stands in <script> and <style>."""

    def _out(self):
        return str(self)


class ResultSet(list):
    def __getattr__(self, key):
        raise AttributeError(f"ResultSet object has no attribute '{key}'. You're probably treating a list of elements like "
                             'a single element. Did you call find_all() when you meant to call find()?')


def _fits(value, wanted):
    """Does a name, an attribute or a text fit a str, a list, True, a pattern or a function?"""
    if callable(wanted):
        return bool(wanted(value))
    if wanted is True:
        return value is not None
    if wanted is None:
        return value is None
    if isinstance(value, list):
        joined = ' '.join(value)
        return any(_fits(part, wanted) for part in value) or (not isinstance(wanted, list) and _fits(joined, wanted))
    if isinstance(wanted, (list, tuple, set)):
        return any(_fits(value, w) for w in wanted)
    if value is None:
        return False
    if hasattr(wanted, 'search'):
        return wanted.search(value) is not None
    return value == (wanted.decode() if isinstance(wanted, bytes) else str(wanted))


def _found(nodes, name, attrs, string, kwargs):
    attrs = {'class': attrs} if not isinstance(attrs, dict) else dict(attrs)
    for key, wanted in kwargs.items():
        attrs['class' if key == 'class_' else 'string' if key == 'text' else key] = wanted
    string = attrs.pop('string', string) if string is None else string
    for node in nodes:
        if not isinstance(node, Tag):
            if name is None and not attrs and string is not None and _fits(node, string):
                yield node
            continue
        if name is None and not attrs and string is not None:
            continue
        by_tag = callable(name)
        if not (name(node) if by_tag else name is None or _fits(node.name, name)):
            continue
        if all(_fits(node.attrs.get(key), wanted) for key, wanted in attrs.items()) and \
                (string is None or (node.string is not None and _fits(str(node.string), string))):
            yield node


def _some(found, limit):
    for i, node in enumerate(found):
        if limit and i >= limit:
            return
        yield node


class Tag(PageElement):
    def __init__(self, parser=None, builder=None, name=None, attrs=None, **options):
        self.name, self.attrs, self.contents = name, attrs or {}, []

    # ---- attributes ----

    def __getitem__(self, key):
        return self.attrs[key]

    def __setitem__(self, key, value):
        self.attrs[key] = value

    def __delitem__(self, key):
        self.attrs.pop(key, None)

    def get(self, key, default=None):
        return self.attrs.get(key, default)

    def has_attr(self, key):
        return key in self.attrs

    def get_attribute_list(self, key, default=None):
        value = self.get(key, default)
        return value if isinstance(value, list) else [value]

    # ---- walking ----

    children = property(lambda self: iter(self.contents))

    @property
    def descendants(self):
        stack = self.contents[::-1]
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, Tag):
                stack.extend(node.contents[::-1])

    @property
    def string(self):
        if len(self.contents) != 1:
            return None
        return self.contents[0].string

    @string.setter
    def string(self, text):
        self.clear()
        self.append(text)

    def _texts(self):
        hidden = () if self.name in ('script', 'style') else (Stylesheet,)
        for node in self.descendants:
            if isinstance(node, NavigableString) and not isinstance(node, (Comment, Doctype) + hidden):
                yield str(node)

    strings = property(lambda self: self._texts())
    stripped_strings = property(lambda self: (s.strip() for s in self._texts() if s.strip()))

    def get_text(self, separator='', strip=False, types=None):
        return separator.join(self.stripped_strings if strip else self._texts())

    text = property(lambda self: self.get_text())
    getText = get_text

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return self.find(name)

    def __iter__(self):
        return iter(self.contents)

    def __len__(self):
        return len(self.contents)

    def __bool__(self):
        return True

    def __call__(self, *args, **kwargs):
        return self.find_all(*args, **kwargs)

    def __eq__(self, other):
        return isinstance(other, Tag) and (self.name, self.attrs, self.contents) == (other.name, other.attrs, other.contents)

    def __hash__(self):
        return id(self)

    # ---- searching ----

    def find_all(self, name=None, attrs={}, recursive=True, string=None, limit=None, **kwargs):
        nodes = self.descendants if recursive else self.children
        if name is None and not attrs and string is None and not kwargs:
            return ResultSet(_some((node for node in nodes if isinstance(node, Tag)), limit))
        return ResultSet(_some(_found(nodes, name, attrs, string, kwargs), limit))

    def find(self, name=None, attrs={}, recursive=True, string=None, **kwargs):
        found = self.find_all(name, attrs, recursive, string, 1, **kwargs)
        return found[0] if found else None

    findAll, findChildren, findChild = find_all, find_all, find

    def find_next(self, name=None, attrs={}, string=None, **kwargs):
        return next(_found(self._following(), name, attrs, string, kwargs), None)

    def _following(self):
        yield from self.descendants
        node = self
        while node is not None:
            for sibling in node.next_siblings:
                yield sibling
                if isinstance(sibling, Tag):
                    yield from sibling.descendants
            node = node.parent

    def select(self, selector, namespaces=None, limit=None, **kwargs):
        parsed = _select.parse(selector)
        return ResultSet(_some((t for t in self.descendants if isinstance(t, Tag) and _select.matches(t, parsed)), limit))

    def select_one(self, selector, namespaces=None, **kwargs):
        found = self.select(selector, limit=1)
        return found[0] if found else None

    # ---- changing ----

    def insert(self, place, node):
        if not isinstance(node, PageElement):
            node = NavigableString(node)
        node.extract()
        node.parent = self
        self.contents.insert(place, node)

    def append(self, node):
        self.insert(len(self.contents), node)

    def extend(self, nodes):
        for node in list(nodes):
            self.append(node)

    def clear(self, decompose=False):
        for node in self.contents:
            node.parent = None
        self.contents = []

    def decompose(self):
        self.extract()
        self.clear()

    def unwrap(self):
        parent, at = self.parent, self._place()
        self.extract()
        for i, node in enumerate(list(self.contents)):
            parent.insert(at + i, node)
        return self

    # ---- as text ----

    def _opening(self):
        text = '<' + self.name
        for key, value in self.attrs.items():
            value = ' '.join(value) if isinstance(value, list) else str(value)
            quote = "'" if '"' in value and "'" not in value else '"'
            value = escape(value, quote=False)
            text += f' {key}={quote}{value if quote not in value else value.replace(quote, "&quot;")}{quote}'
        return text + ('/>' if _parse.is_void(self.name) and not self.contents else '>')

    def _inside(self):
        return ''.join(node._out() for node in self.contents)

    def _out(self):
        opening = self._opening()
        return opening if opening.endswith('/>') else f'{opening}{self._inside()}</{self.name}>'

    def decode_contents(self, *args, **kwargs):
        return self._inside()

    def encode(self, encoding='utf-8', *args, **kwargs):
        return str(self).encode(encoding)

    def _pretty(self, depth):
        opening = self._opening()
        lines = [' ' * depth + opening] + self._pretty_inside(depth + 1)
        return lines if opening.endswith('/>') else lines + [' ' * depth + f'</{self.name}>']

    def _pretty_inside(self, depth):
        lines = []
        for node in self.contents:
            if isinstance(node, Tag):
                lines += node._pretty(depth)
            elif node.strip():
                lines.append(' ' * depth + node._out().strip())
        return lines

    def prettify(self, encoding=None, formatter='minimal'):
        return '\n'.join(self._pretty(0)) + '\n'

    def __str__(self):
        return self._out()

    __repr__ = __str__


class BeautifulSoup(Tag):
    def __init__(self, markup='', features=None, builder=None, parse_only=None, from_encoding=None, **options):
        super().__init__(name='[document]')
        if hasattr(markup, 'read'):
            markup = markup.read()
        if isinstance(markup, (bytes, bytearray)):
            markup = bytes(markup).decode(from_encoding or 'utf-8', 'replace')
        self.original_encoding, self._open = from_encoding, [self]
        for kind, *what in _parse.events(markup):
            getattr(self, '_on_' + kind)(*what)
        del self._open
        if features in ('lxml', 'html5lib') and self.find('html', recursive=False) is None:
            self._wrap(features)

    def _wrap(self, features):
        """These two make a whole page of everything."""
        page, body = Tag(name='html'), Tag(name='body')
        body.extend(self.contents)
        page.extend([Tag(name='head'), body] if features == 'html5lib' else [body])
        self.append(page)

    def _put(self, node):
        node.parent = self._open[-1]
        self._open[-1].contents.append(node)

    def _on_text(self, text):
        contents = self._open[-1].contents
        if contents and type(contents[-1]) is NavigableString:
            text = contents.pop() + text
        self._put(NavigableString(text))

    def _on_raw(self, text):
        self._put(Stylesheet(text))

    def _on_comment(self, text):
        self._put(Comment(text))

    def _on_doctype(self, text):
        self._put(Doctype(text))

    def _on_start(self, name, attributes):
        tag = Tag(name=name, attrs=attributes)
        self._put(tag)
        self._open.append(tag)

    def _on_end(self, name):
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].name == name:
                del self._open[i:]
                return

    def new_tag(self, name, namespace=None, nsprefix=None, attrs={}, **kwattrs):
        return Tag(name=name, attrs={**attrs, **kwattrs})

    def new_string(self, text, subclass=NavigableString):
        return subclass(text)

    def _out(self):
        return self._inside()

    def prettify(self, encoding=None, formatter='minimal'):
        return '\n'.join(self._pretty_inside(0)) + '\n'


class FeatureNotFound(ValueError):
    pass
