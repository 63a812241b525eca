"""CSS selectors: names, #id, .class, [attribute], the four combinators, lists, and a few pseudo-classes."""
import re

_PART = re.compile(r'''\s*([>+~,])\s*|(\s+)|(\*|[\w-]+)|\#([\w-]+)|\.([\w-]+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\]\s]+)\s*)?\]|:([\w-]+)(?:\(([^()]*)\))?''')
_COMPARE = {'=': lambda v, w: v == w, '~=': lambda v, w: w in v.split(), '|=': lambda v, w: v == w or v.startswith(w + '-'),
            '^=': lambda v, w: v.startswith(w), '$=': lambda v, w: v.endswith(w), '*=': lambda v, w: w in v}


def _siblings(tag):
    return [t for t in tag.parent.contents if t.name] if tag.parent is not None else [tag]


def _place(tag, those):
    return next(i for i, t in enumerate(those) if t is tag)


def _nth(wanted, place):
    if wanted in ('odd', 'even'):
        return place % 2 == (wanted == 'odd')
    m = re.fullmatch(r'\s*([+-]?\d*)n\s*(?:([+-])\s*(\d+))?\s*|\s*(\d+)\s*', wanted)
    if m is None:
        raise ValueError(f'Malformed nth expression: {wanted!r}')
    if m[4]:
        return place == int(m[4])
    step = int(m[1] + '1' if m[1] in ('', '+', '-') else m[1])
    offset = int((m[2] or '+') + (m[3] or '0'))
    return place == offset if not step else (place - offset) % step == 0 and (place - offset) // step >= 0


def _pseudo(name, argument):
    def of(pick, same_name=False):
        def test(tag):
            those = [t for t in _siblings(tag) if not same_name or t.name == tag.name]
            return pick(_place(tag, those), len(those))
        return test
    tests = {'first-child': of(lambda i, n: i == 0), 'last-child': of(lambda i, n: i == n - 1),
             'only-child': of(lambda i, n: n == 1), 'nth-child': of(lambda i, n: _nth(argument, i + 1)),
             'first-of-type': of(lambda i, n: i == 0, True), 'last-of-type': of(lambda i, n: i == n - 1, True),
             'nth-of-type': of(lambda i, n: _nth(argument, i + 1), True),
             'nth-last-child': of(lambda i, n: _nth(argument, n - i))}
    if name in tests:
        return tests[name]
    if name == 'not':
        inner = parse(argument)
        return lambda tag: not matches(tag, inner)
    if name in ('contains', '-soup-contains'):
        return lambda tag: argument.strip('"\'') in tag.get_text()
    raise NotImplementedError(f"':{name}' in a selector is not part of the course's Python")


def _attribute(name, how, wanted):
    def test(tag):
        value = tag.attrs.get(name.lower())
        if value is None or not how:
            return value is not None
        return _COMPARE[how](' '.join(value) if isinstance(value, list) else value, wanted)
    return test


def _test_of(m):
    if m[3]:
        return lambda tag, name=m[3].lower(): name == '*' or tag.name == name
    if m[4]:
        return lambda tag, wanted=m[4]: tag.attrs.get('id') == wanted
    if m[5]:
        return lambda tag, wanted=m[5]: wanted in tag.attrs.get('class', ())
    if m[6]:
        wanted = m[8] or ''
        return _attribute(m[6], m[7], wanted[1:-1] if wanted[:1] in ('"', "'") else wanted)
    return _pseudo(m[9], m[10] or '')


def parse(text):
    """A list of selectors; each is [(combinator before it, [tests])]."""
    selectors, at, text = [[('', [])]], 0, text.strip()
    while at < len(text):
        m = _PART.match(text, at)
        if m is None:
            raise ValueError(f'Invalid character {text[at]!r} position {at}')
        at = m.end()
        if m[1] == ',':
            selectors.append([('', [])])
        elif m[1] or m[2]:
            selectors[-1].append((m[1] or ' ', []))
        else:
            selectors[-1][-1][1].append(_test_of(m))
    return selectors


def _before(tag, combinator):
    """The tags that may stand on the left."""
    if combinator in ('>', ' '):
        parent = tag.parent
        while parent is not None and parent.name != '[document]':
            yield parent
            if combinator == '>':
                return
            parent = parent.parent
    else:
        those = _siblings(tag)
        earlier = those[:_place(tag, those)][::-1]
        yield from earlier[:1] if combinator == '+' else earlier


def _match_one(tag, selector, last):
    combinator, tests = selector[last]
    if not all(test(tag) for test in tests):
        return False
    return not last or any(_match_one(t, selector, last - 1) for t in _before(tag, combinator))


def matches(tag, selectors):
    return any(_match_one(tag, s, len(s) - 1) for s in selectors)
