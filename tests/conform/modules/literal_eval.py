# ast.literal_eval: literals, and nothing but them.
import ast

for text in ("1", " [1, 2.5, 'a', b'b', None, True, ..., -1, +2, 1+2j, -1-2j]", "{1: {2}, 'a': (), 'b': set()}", "'a' 'b'", "a", "f(1)", "1 + 1",
             "[x for x in y]", "f'{1}'", "-True", "- -1", "1 if 2 else 3", "{**{}}", "\n1", "  \t1\n", "1\n2", "{[]: 1}", "set(1)", "set(a=1)",
             "'a' + 'b'", "1j+1", "~1", "not 1", "[1,\n a]", "'\\N{BULLET}'", "lambda: 1", "1 2", "'abc", "a.b", "a[1]", "-'a'", "*a", "x := 1",
             "1 < 2", "0x1F", "1_000", "'é' 1", "{1, 2, {3}}", "(1, [2, {3: [4, {'a': 5}]}])", "1.5-2j", "é $", "1 = 2", "'\\ud800'", "0777"):
    try:
        print(repr(text), '=>', ascii(ast.literal_eval(text)))
    except Exception as e:
        print(repr(text), type(e).__name__, str(e).split(' at 0x')[0], e.args[1] if len(e.args) > 1 else '')
for thing in (1, b'1', None, [1], '1\0'):
    try:
        print(ast.literal_eval(thing))
    except Exception as e:
        print(type(e).__name__, e)
