"""What a path finds below an element (semantics: Lib/xml/etree/ElementPath.py)."""
import re as _re

_token = _re.compile(r'(\'[^\']*\'|"[^"]*"|::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+')
_is_number = _re.compile(r'-?\d+$').match


def _tokens(path, namespaces):
    """(sign, name) for each; names with their namespaces. Blanks have neither."""
    default = namespaces.get('') if namespaces else None
    is_attribute = False
    for sign, name in _token.findall(path):
        if name and name[0] != '{':
            if ':' in name:
                prefix, name = name.split(':', 1)
                if prefix not in (namespaces or ()):
                    raise SyntaxError(f'prefix {prefix!r} not found in prefix map')
                name = f'{{{namespaces[prefix]}}}{name}'
            elif default and not is_attribute:
                name = f'{{{default}}}{name}'
        yield sign, name
        is_attribute = sign == '@' and not name


def _fits(tag):
    """Whether an element has this tag, in which * may stand for the namespace or for the name."""
    if tag == '{*}*':
        return lambda e: isinstance(e.tag, str)
    if tag == '{}*':
        return lambda e: isinstance(e.tag, str) and e.tag[:1] != '{'
    if tag.startswith('{*}'):
        name, ending = tag[3:], tag[2:]
        return lambda e: e.tag == name or isinstance(e.tag, str) and e.tag.endswith(ending)
    if tag.endswith('}*'):
        return lambda e: isinstance(e.tag, str) and e.tag.startswith(tag[:-1])
    tag = tag.removeprefix('{}')
    return lambda e: e.tag == tag


class _Search:
    """The steps of a path, each a function of the search and the elements that the steps before it found."""

    def __init__(self, root):
        self.root, self._parents = root, None

    def parent(self, element):
        if self._parents is None:
            self._parents = {child: above for above in self.root.iter() for child in above}
        return self._parents.get(element)


def _children(tag):
    fits = _fits(tag)
    return lambda search, found: (child for e in found for child in e if fits(child))


def _all_children(search, found):
    for e in found:
        yield from e


def _same(search, found):
    yield from found


def _descendants(tag):
    fits = (lambda e: True) if tag == '*' else _fits(tag)
    return lambda search, found: (below for e in found for below in e.iter() if below is not e and fits(below))


def _parents(search, found):
    told = {}
    for e in found:
        above = search.parent(e)
        if above is not None and above not in told:
            told[above] = None
            yield above


def _where(holds):
    return lambda search, found: (e for e in found if holds(search, e))


def _text(element):
    return ''.join(element.itertext())


def _compared(sign, value):
    return (lambda text: text != value) if '!' in sign else (lambda text: text == value)


def _about_attribute(shape, words):
    name = words[1]
    if shape == '@-':
        return _where(lambda search, e: e.get(name) is not None)
    holds = _compared(shape, words[-1])
    return _where(lambda search, e: e.get(name) is not None and holds(e.get(name)))


def _about_text(shape, words):
    tag, holds = words[0], _compared(shape, words[-1])
    if not tag:
        return _where(lambda search, e: holds(_text(e)))
    return _where(lambda search, e: any(holds(_text(child)) for child in e.iterfind(tag)))


def _about_position(shape, words):
    if shape == '-':
        index = int(words[0]) - 1
        if index < 0:
            raise SyntaxError('XPath position >= 1 expected')
    elif words[0] != 'last':
        raise SyntaxError('unsupported function')
    elif shape == '-()':
        index = -1
    else:
        try:
            index = int(words[2]) - 1
        except ValueError:
            raise SyntaxError('unsupported expression') from None
        if index > -2:
            raise SyntaxError('XPath offset from last() must be negative')

    def holds(search, e):
        above = search.parent(e)
        same = [] if above is None else list(above.findall(e.tag))
        return -len(same) <= index < len(same) and same[index] is e
    return _where(holds)


def _predicate(tokens):
    """What stands in brackets (None: no end of it): its shape has a sign, - for a name, ' for a text."""
    shape, words = '', []
    for sign, name in tokens:
        if sign == ']':
            break
        if sign[:1] in ('"', "'") and sign:
            sign, name = "'", sign[1:-1]
        if sign or name:
            shape += sign or '-'
            words.append(name)
    else:
        return None
    if shape in ('@-', "@-='", "@-!='"):
        return _about_attribute(shape, words)
    is_name = shape[:1] == '-' and not _is_number(words[0])
    if shape == '-' and is_name:
        return _where(lambda search, e: e.find(words[0]) is not None)
    if shape in (".='", ".!='") or shape in ("-='", "-!='") and is_name:
        return _about_text(shape, words)
    if shape in ('-', '-()', '-()-'):
        return _about_position(shape, words)
    raise SyntaxError('invalid predicate')


def _below(tokens):
    sign, name = next(tokens, (None, None))
    if sign is None:
        return None
    if sign and sign[0] != '*':
        raise SyntaxError('invalid descendant')
    return _descendants('*' if sign else name)


def _step(token, tokens):
    sign, name = token
    if sign == '//':
        return _below(tokens)
    if sign == '[':
        return _predicate(tokens)
    if not sign:
        return _children(name)
    return {'*': _all_children, '.': _same, '..': _parents}[sign]


def _steps(path, namespaces):
    tokens = _tokens(path, namespaces)
    steps, token = [], next(tokens, None)
    while token is not None:
        steps.append(_step(token, tokens))
        token = next(tokens, None)
        if token is not None and token[0] == '/':
            token = next(tokens, None)
    return steps


def iterfind(elem, path, namespaces=None):
    if path[-1:] == '/':
        path += '*'
    if path[:1] == '/':
        raise SyntaxError('cannot use absolute path on element')
    steps = _steps(path, namespaces)
    if not steps:
        return
    found, search = [elem], _Search(elem)
    for step in steps:
        found = step(search, found)
    yield from found


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    return default if found is None else '' if found.text is None else found.text
