# configparser: reading, values, interpolation, writing, and what is wrong with a file.
import configparser
import io

TEXT = """[DEFAULT]
Compression = yes
level = 9

; a comment
[forge.example]
User = hg
paths = /a
    /b

    /c
empty =
url: http://%(user)s@host/%(level)s?100%%
[flags]
on = On
number = 42
ratio = 0.5
"""


def attempt(f, *args, **kwargs):
    try:
        print('  ', repr(f(*args, **kwargs)))
    except Exception as e:
        print('  ', type(e).__name__, e, e.args)


c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.defaults(), c.options('forge.example'), c['forge.example'], len(c), list(c), 'flags' in c)
print(dict(c['forge.example']), c.items('flags'))
print(c.getint('flags', 'number'), c.getfloat('flags', 'ratio'), c.getboolean('flags', 'on'), c['flags'].getboolean('compression'))
print(c['flags'].get('nothing'), c['flags'].get('nothing', 'x'), c['flags'].getint('nothing', 7), c.get('none', 'n', fallback='fb'))
print(c.get('forge.example', 'url', raw=True), c.get('forge.example', 'url', vars={'user': 'me'}), c.has_option('flags', 'LEVEL'))
for f, args in ((c.get, ('none', 'x')), (c.get, ('flags', 'x')), (c.getint, ('flags', 'on')), (c.getboolean, ('flags', 'number')),
                (c.add_section, ('flags',)), (c.add_section, ('DEFAULT',)), (c.add_section, (1,)), (c.set, ('flags', 'a', 1)),
                (c.set, ('flags', 'a', '%x')), (c.set, ('none', 'a', 'b')), (c.__getitem__, ('none',)), (c['flags'].__getitem__, ('none',)),
                (c.items, ('none',)), (c.options, ('none',)), (c.__delitem__, ('DEFAULT',))):
    attempt(f, *args)
c['new'] = {'a': 1, 'B': 'two'}
c['flags']['extra'] = 'three\nlines\nhere'
del c['flags']['ratio']
c.remove_section('forge.example')
print(c.remove_option('flags', 'on'), c.remove_option('flags', 'on'), c.remove_section('none'), c.popitem())
out = io.StringIO()
c.write(out)
c.write(out, space_around_delimiters=False)
print(out.getvalue())

for text in ('a = 1\n', '[a]\nnonsense\n = x\n', '[a]\n[a]\n', '[a]\nx=1\nX=2\n', '[a]\nx = %(y)s\n', '[a]\nx = %(x)s\n', '[a]\nx = %y\n', '[a]\nx = %(y\n'):
    p = configparser.ConfigParser()
    attempt(p.read_string, text)
    if p.has_option('a', 'x'):
        attempt(p.get, 'a', 'x')
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
e.read_dict({'paths': {'home': '/home', 'lib': '${home}/lib'}, 'use': {'all': '${paths:lib}:$$x', 'bad': '${paths:no}', 'worse': '${a:b:c}', 'odd': '$x'}})
for name in e['use']:
    attempt(e.get, 'use', name)
r = configparser.RawConfigParser(allow_no_value=True, delimiters=':', comment_prefixes='//', inline_comment_prefixes='#', strict=False,
                                 default_section='common', converters={'list': lambda v: v.split(',')})
r.optionxform = str
r.read_string('[A]\nKey: 1 # one\nKey: 2\nalone\n// no\n[A]\nitems: a,b\n[common]\nx: %(y)s\n')
print({name: dict(section) for name, section in r.items()}, r.getlist('A', 'items'), r['A'].getlist('items'), r.get('A', 'alone'))
print(r.read('missing.ini'), r.read_file(['[f]\n', 'a:b\n']), r.sections(), list(r.converters))
