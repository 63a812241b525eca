# tomllib: all kinds of values, and what is no TOML.
import decimal
import io
import tomllib

TEXT = '''
# a comment
title = "TOML \\u00e9\\t\\"quoted\\""
literal = 'C:\\path'
"quoted key" = 1
a.b.'c d' = 2
ints = [1, +2, -3, 1_000, 0xff, 0o17, 0b101]
floats = [1.5, -0.1e3, 1e5, inf, -inf, 6_0.0]
bools = [true, false,]
dates = [1979-05-27T07:32:00Z, 1979-05-27 00:32:00.999999-07:00, 1979-05-27T07:32:00, 1979-05-27, 07:32:00.5]
inline = { x = 1, y.z = [ { n = 1 }, {} ] }
text = """
first \\
    joined
"two" quotes"""
raw = \'\'\'
as 'it' is\\n\'\'\'
[server]
host = "h"
[server.ports]
http = 80
[[item]]
name = "one"
[[item.tag]]
t = 1
[[item]]
name = "two"
[x.y]
z = 1
[x]
w = 2
'''
for key, value in tomllib.loads(TEXT).items():
    print(key, '=', list(map(str, value)) if key == 'dates' else ascii(value))
print(tomllib.load(io.BytesIO(b'a = 1.10')), tomllib.loads('a = 1.10', parse_float=decimal.Decimal), tomllib.loads(''))
for text in ('a', 'a =', 'a = 1 b = 2', '= 1', 'a = "x', 'a = "\\q"', 'a = "\\ud800"', 'a = "\\u12"', "a = 'x\ny'", 'a = [1, 2', 'a = [1 2]',
             'a = {x = 1', 'a = {x = 1, x = 2}', 'a = 1\na = 2', '[a]\n[a]', '[a\nb=1', '[[a]', 'a = 1\n[a]', 'a = 1\n[[a]]', '[[a]]\n[a]', 'a = []\n[[a]]',
             '[a.b]\n[a]\nb = 1', 'a.b = 1\na = 2', 'a = {b = 1}\na.c = 2', '[a]\nb.c = 1\n[a.b]', 'a = 01', 'a = 1__0', 'a = nope', 'a = 1979-13-01',
             'a = 1979-02-30', 'a = """x', 'a = "\x01"', '# \x01', 'a = 1 # \x7f', 'a.b', '?', 'a = \n1', 'a = {\nx = 1}', 'a = """\\ x"""', '"a', 'a."b'):
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), e)
for call in (lambda: tomllib.load(io.StringIO('a = 1')), lambda: tomllib.loads('a = 1.0', parse_float=lambda s: []), lambda: tomllib.loads(b'a=1')):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
