"""Writes interactive.txt: how CPython 3.11's codeop (with top-level await) reads texts typed at a prompt. The texts are
those of interactive.in and syntax_errors.in (one Python literal a line) and, line by line, the statements of sample.py.
Run by hand; the test reads only the result. Columns: more, run, await (run as a coroutine) or error, and the text with
\\n, \\t, \\\\ and \\xNN escapes."""
import ast
import codeop
import inspect
import os
import sys
import warnings

assert sys.version_info[:3] == (3, 11, 7)
warnings.simplefilter("ignore")
here = os.path.dirname(os.path.abspath(__file__))
compiler = codeop.CommandCompiler()
compiler.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def escaped(data):
    names = {10: "\\n", 9: "\\t", 92: "\\\\"}
    return "".join(names.get(c) or (chr(c) if 32 <= c < 127 else f"\\x{c:02x}") for c in data)


def literals(name):
    with open(os.path.join(here, name)) as lines:
        return [ast.literal_eval(line) for line in lines]


def prefixes(name):
    """What is typed up to each line of each statement, and then an empty line."""
    with open(os.path.join(here, name)) as f:
        text = f.read()
    lines = text.split("\n")
    for node in ast.parse(text).body:
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])]) - 1
        for end in range(first + 1, node.end_lineno + 1):
            yield "\n".join(lines[first:end])
        yield "\n".join(lines[first:node.end_lineno]) + "\n"


def verdict(text):
    try:
        code = compiler(text, "<console>", "single")
    except (SyntaxError, ValueError, OverflowError):
        return "error"
    if code is None:
        return "more"
    return "await" if code.co_flags & inspect.CO_COROUTINE else "run"


# What our parser reads otherwise: a mistake that it notices a line later, and a simple statement continued by nothing,
# which it runs at once.
other = {"match x:\n  case f'a': y", "a\\\n"}
texts = dict.fromkeys([*literals("interactive.in"), *literals("syntax_errors.in"), *prefixes("sample.py")])
with open(os.path.join(here, "interactive.txt"), "w", newline="\n") as out:
    for text in [t for t in texts if t not in other]:
        out.write(f"{verdict(text)}\t{escaped(text.encode('utf-8', 'surrogatepass'))}\n")
