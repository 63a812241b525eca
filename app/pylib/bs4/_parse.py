"""HTML to a tree as bs4 makes it with html.parser: nothing is added, and what is not closed ends with its parent."""
import re
from html import unescape

_VOID = frozenset('area base br col embed hr img input keygen link meta param source track wbr'.split())
_RAW = frozenset({'script', 'style'})
_NAME = re.compile(r'[a-zA-Z][^\s/>]*')
_ATTRIBUTE = re.compile(r'''\s*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?''')
_CLASSES = frozenset({'class', 'rel', 'rev', 'accept-charset', 'headers', 'accesskey', 'dropzone'})


def _attributes(text, at):
    """The attributes of a tag from here on, and where it ends; whether it closes itself."""
    found = {}
    while at < len(text) and text[at] != '>':
        if text.startswith('/>', at):
            return found, at + 2
        m = _ATTRIBUTE.match(text, at)
        if not m:
            at += 1
            continue
        value = m[2] or ''
        if value[:1] in ('"', "'") and value:
            value = value[1:-1]
        name, at = m[1].lower(), m.end()
        value = unescape(value)
        found[name] = value.split() if name in _CLASSES else value
    return found, at + 1


def events(text):
    """('text', s), ('comment', s), ('doctype', s), ('start', name, attributes), ('end', name)"""
    at = 0
    while at < len(text):
        begin = text.find('<', at)
        if begin < 0:
            begin = len(text)
        if begin > at:
            yield 'text', unescape(text[at:begin])
        if begin == len(text):
            return
        m = _NAME.match(text, begin + (2 if text.startswith('</', begin) else 1))
        if text.startswith('<!--', begin):
            end = text.find('-->', begin)
            yield 'comment', text[begin + 4:end if end >= 0 else len(text)]
            at = end + 3 if end >= 0 else len(text)
        elif text.startswith(('<!', '<?'), begin):
            end = text.find('>', begin)
            if text[begin + 2:begin + 9].lower() == 'doctype':
                yield 'doctype', text[begin + 10:end]
            at = end + 1 if end >= 0 else len(text)
        elif not m:
            yield 'text', '<'
            at = begin + 1
        elif text[begin + 1] == '/':
            end = text.find('>', m.end())
            yield 'end', m[0].lower()
            at = end + 1 if end >= 0 else len(text)
        else:
            name = m[0].lower()
            attributes, at = _attributes(text, m.end())
            yield 'start', name, attributes
            if name in _VOID:
                yield 'end', name
            elif name in _RAW:
                m = re.compile(f'</{name}', re.I).search(text, at)
                end = m.start() if m else len(text)
                if end > at:
                    yield 'raw', text[at:end]
                at = end


def is_void(name):
    return name in _VOID
