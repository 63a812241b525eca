"""Writes syntax_errors.txt: what CPython 3.11 says about each wrong text of syntax_errors.in (one Python literal a
line). Run by hand; the test reads only the result. Columns: type, message, line, offset, end offset (0: none), and
the text with \\n, \\t, \\\\ and \\xNN escapes."""
import ast
import os
import sys
import warnings

assert sys.version_info[:2] == (3, 11)
warnings.simplefilter("ignore")
here = os.path.dirname(os.path.abspath(__file__))


def escaped(data):
    names = {10: "\\n", 9: "\\t", 92: "\\\\"}
    return "".join(names.get(c) or (chr(c) if 32 <= c < 127 else f"\\x{c:02x}") for c in data)


with open(os.path.join(here, "syntax_errors.in")) as lines, \
        open(os.path.join(here, "syntax_errors.txt"), "w", newline="\n") as out:
    for line in lines:
        text = ast.literal_eval(line)
        try:
            ast.parse(text)
        except SyntaxError as e:
            end = e.end_offset if e.end_offset and e.end_offset > 0 else 0
            if end == e.offset:
                end = 0
            row = [type(e).__name__, escaped(e.msg.encode()), str(e.lineno), str(e.offset), str(end),
                   escaped(text.encode("utf-8", "surrogatepass"))]
            out.write("\t".join(row) + "\n")
