"""What is written in a text: literal_eval(). The trees of whole programs are not there."""
from _ast import expression as _expression

__all__ = ['literal_eval']


class _Node:
    """What a complaint shows of a node."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'<ast.{self.name} object at {hex(id(self))}>'


def _malformed(tree):
    if tree is None:
        raise ValueError('malformed node or string: None')
    raise ValueError(f'malformed node or string on line {tree[1]}: {_Node(tree[0])!r}')


def _number(tree):
    if tree is None or tree[0] != 'Constant' or type(tree[2]) not in (int, float, complex):
        _malformed(tree)
    return tree[2]


def _signed(tree):
    if tree is not None and tree[0] == 'UnaryOp' and tree[2]:
        value = _number(tree[3])
        return +value if tree[2] == '+' else -value
    return _number(tree)


def _value(tree):
    kind = tree[0] if tree is not None else None
    if kind == 'Constant':
        return tree[2]
    if kind == 'Tuple':
        return tuple(map(_value, tree[2]))
    if kind == 'List':
        return list(map(_value, tree[2]))
    if kind == 'Set':
        return set(map(_value, tree[2]))
    if kind == 'Call' and tree[2][0] == 'Name' and tree[2][2] == 'set' and not tree[3]:
        return set()
    if kind == 'Dict':
        return dict(zip(map(_value, tree[2]), map(_value, tree[3])))
    if kind == 'BinOp' and tree[2]:
        left, right = _signed(tree[3]), _number(tree[4])
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if tree[2] == '+' else left - right
    return _signed(tree)


def _column(line, col):
    """1-based, in characters."""
    return len(line.encode('utf-8', 'surrogatepass')[:max(col, 0)].decode('utf-8', 'replace')) + 1 if col >= 0 else 0


def _problem(text, kind, message, line, col, end_line, end_col, shown):
    lines = text.split('\n')
    own = lines[line - 1] if 1 <= line <= len(lines) else ''
    offset = _column(own, col)
    has_range = end_col >= 0
    end = _column(own, end_col) if has_range and end_line == line else offset
    error = {'IndentationError': IndentationError, 'TabError': TabError}.get(kind, SyntaxError)
    return error(message, ('<unknown>', line, offset, own if shown is None else shown, end_line if has_range else line, end))


def literal_eval(node_or_string):
    """The value of a text of strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None and Ellipsis."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    text = node_or_string.lstrip(' \t')
    if '\0' in text:
        raise SyntaxError('source code string cannot contain null bytes')
    tree = _expression(text)
    if isinstance(tree, list):
        raise _problem(text, *tree)
    if tree[0] == 'Starred':
        at = text.index('*') + 1
        raise SyntaxError('invalid syntax', ('<unknown>', tree[1], at, text.split('\n')[0], tree[1], at + 1))
    return _value(tree)
