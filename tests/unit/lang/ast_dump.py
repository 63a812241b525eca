"""Prints CPython 3.11's syntax tree of a file in the format of app/lang/ast.c, to compare the two parsers."""
import ast
import sys

BIN = "Add Sub Mult MatMult Div FloorDiv Mod Pow LShift RShift BitAnd BitOr BitXor".split()
UNARY = "Invert Not UAdd USub".split()
CMP = "Lt LtE Eq NotEq Gt GtE Is IsNot In NotIn".split()
CTX = "Load Store Del".split()


def text(value):
    if value is None:
        return " -"
    data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    return ' "' + "".join(f"\\{c:02x}" if c < 32 or c > 126 or c in b'"\\' else chr(c) for c in data) + '"'


def constant(n):
    v = n.value
    if v is None or v is True or v is False:
        return f" {v}"
    if v is ...:
        return " Ellipsis"
    if isinstance(v, int):
        return " int" + text(str(v))
    if isinstance(v, float):
        return " float %.17g" % v
    if isinstance(v, complex):
        return " complex %.17g" % v.imag
    return (" bytes" if isinstance(v, bytes) else " str") + text(v)


def nodes(items):
    return " [" + "".join(" " + node(i) for i in items) + "]"


def texts(items):
    return " [" + "".join(text(i) for i in items) + "]"


def arguments(a):
    return (nodes(a.posonlyargs) + nodes(a.args) + " " + node(a.vararg) + nodes(a.kwonlyargs)
            + nodes(a.kw_defaults) + " " + node(a.kwarg) + nodes(a.defaults))


def value(v, n, name):
    if isinstance(v, ast.arguments):
        return arguments(v)
    if isinstance(v, list):
        if name == "ops":
            return " [" + "".join(f" {CMP.index(type(o).__name__)}" for o in v) + "]"
        if name in ("names", "kwd_attrs") and (not v or isinstance(v[0], str)):
            return texts(v)
        return nodes(v)
    kind = type(v).__name__
    for table in (BIN, UNARY, CTX):
        if kind in table:
            return f" {table.index(kind)}"
    if kind in ("And", "Or"):
        return f" {int(kind == 'Or')}"
    if isinstance(v, bool):
        return f" {int(v)}"
    if isinstance(v, int):
        return f" {v}"
    if isinstance(v, str):
        return text(v)
    return " " + node(v)


SKIP = {"type_comment", "kind", "type_ignores"}
TEXT_FIELDS = {("ExceptHandler", "name"), ("keyword", "arg"), ("alias", "asname"), ("ImportFrom", "module"),
               ("MatchStar", "name"), ("MatchAs", "name"), ("MatchMapping", "rest")}


def node(n):
    if n is None:
        return "-"
    kind = type(n).__name__
    out = "\n(" + kind
    if hasattr(n, "lineno"):
        out += f"@{n.lineno}:{n.col_offset}-{n.end_lineno}:{n.end_col_offset}"
    if kind == "Constant":
        return out + constant(n) + ")"
    if kind == "MatchSingleton":
        place = f"@{n.lineno}:{n.col_offset}-{n.end_lineno}:{n.end_col_offset}"
        return out + f" \n(Constant{place} {n.value}))"
    for name in n._fields:
        if name in SKIP or (kind == "Starred" and name == "ctx"):
            continue
        v = getattr(n, name)
        if v is None and (kind, name) in TEXT_FIELDS:
            out += " -"
        else:
            out += value(v, n, name)
    return out + ")"


def dump(source):
    return node(ast.parse(source)) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dump(open(sys.argv[1], "rb").read()))
