"""The text of what a program defines: of the program and its modules, which linecache knows (semantics: Lib/inspect.py)."""
import inspect
import linecache
import re

_TOKENS = re.compile(r'\\.|"""|\'\'\'|["\'#()\[\]{}]', re.DOTALL)


def indentsize(line):
    text = line.expandtabs()
    return len(text) - len(text.lstrip())


def findsource(object):
    """(all lines of the file, index of the line where the object begins)."""
    file = inspect.getsourcefile(object)
    linecache.checkcache(file)
    module = inspect.getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError('could not get source code')
    if inspect.ismodule(object):
        return lines, 0
    if inspect.isclass(object):
        return lines, _find_class(lines, object.__qualname__)
    for name in '__func__', '__code__', 'tb_frame', 'f_code':
        object = getattr(object, name, object)
    if not hasattr(object, 'co_firstlineno'):
        raise OSError('could not find code object')
    if object.co_firstlineno > len(lines):
        raise OSError('lineno is out of bounds')
    return lines, object.co_firstlineno - 1


def getsourcelines(object):
    """(the lines of the object, the number of the first one; 0 for a module)."""
    object = inspect.unwrap(object)
    lines, at = findsource(object)
    frame = getattr(object, 'tb_frame', object)
    if inspect.ismodule(frame) or inspect.isframe(frame) and frame.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[at:]), at + 1


def getsource(object):
    lines, _ = getsourcelines(object)
    return ''.join(lines)


def getcomments(object):
    """The comment lines right above the object; at the beginning of the file for a module."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if inspect.ismodule(object):
        start = 1 if lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        end = start
        while end < len(lines) and lines[end][:1] == '#':
            end += 1
        return ''.join([line.expandtabs() for line in lines[start:end]]) or None
    start, indent = at, indentsize(lines[at])
    while start > 0 and lines[start - 1].lstrip()[:1] == '#' and indentsize(lines[start - 1]) == indent:
        start -= 1
    return ''.join([line.expandtabs().lstrip() for line in lines[start:at]]) or None


# ---- statements, without parsing them ----

def _end_of_line(line, quote, depth):
    """(quote, depth, goes on?) at the end of a line that began inside of such a string, so deep in brackets."""
    for token in _TOKENS.finditer(line):
        token = token.group()
        if quote:
            quote = '' if token == quote else quote
        elif token == '#':
            return quote, depth, depth > 0
        elif token[0] in '"\'':
            quote = token
        elif token in ('(', '[', '{'):
            depth += 1
        elif token in (')', ']', '}'):
            depth -= 1
    goes_on = line.rstrip('\r\n').endswith('\\')
    if len(quote) == 1 and not goes_on:
        quote = ''      # a string on one line has ended in any case
    return quote, depth, goes_on or depth > 0 or quote != ''


def _statements(lines):
    """(index of the first line, of the last, indentation, text) of each; comments alone on a line have the text '#'."""
    at = 0
    while at < len(lines):
        first, text = at, lines[at].strip()
        at += 1
        if not text:
            continue
        if text[0] != '#':
            quote, depth, goes_on = _end_of_line(lines[first], '', 0)
            while goes_on and at < len(lines):
                quote, depth, goes_on = _end_of_line(lines[at], quote, depth)
                at += 1
        yield first, at - 1, indentsize(lines[first]), '#' if text[0] == '#' else ''.join(lines[first:at]).strip()


def getblock(lines):
    """The function or class (or the statement with the lambda) that the lines begin with."""
    last, base, body = 0, None, None
    for first, end, indent, text in _statements(lines):
        if text == '#':
            if body is not None and indent >= body:
                last = end
        elif base is None:
            last = end
            word = None if text[0] == '@' else re.search(r'\b(def|class|lambda)\b', text)
            if word and word.group() == 'lambda':
                break
            base = indent if word else None
        elif indent <= base:
            break
        else:
            last, body = end, indent if body is None else body
    return lines[:last + 1]


def _find_class(lines, qualname):
    """The index of the line (of the first decorator) where the class of that name begins."""
    around, decorator = [], None    # around: (indentation, names) of what is open
    for first, end, indent, text in _statements(lines):
        if text == '#':
            continue
        while around and indent <= around[-1][0]:
            around.pop()
        if text[0] == '@':
            decorator = first if decorator is None else decorator
            continue
        found = re.match(r'(?:async\s+)?(def|class)\s+(\w+)', text)
        if found:
            around.append((indent, [found[2]] if found[1] == 'class' else [found[2], '<locals>']))
            if found[1] == 'class' and '.'.join([name for _, names in around for name in names]) == qualname:
                return first if decorator is None else decorator
        decorator = None
    raise OSError('could not find class definition')
