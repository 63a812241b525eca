"""json: every option, what is refused and where, decoders and encoders of a program, the modules below."""
import enum
import io
import json
from json.decoder import JSONDecodeError, scanstring
from json.encoder import encode_basestring, encode_basestring_ascii


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class Level(enum.IntEnum):
    LOW = 1


class Text(str):
    def __repr__(self):
        return 'no'


value = {'a': [1, 2.5, None, True], 2: 'é"\\\n\x7f😀', None: {}, 1.5: [], False: Level.LOW, Text('t'): (1, [2, {'x': 'y'}])}
for options in ({}, {'indent': 2}, {'indent': '\t'}, {'indent': 0}, {'ensure_ascii': False}, {'separators': (',', ':')},
                {'indent': 1, 'separators': (' ;', ' = ')}):
    show(json.dumps, value, **options)
show(json.dumps, {'b': 1, 'a': 2}, sort_keys=True)
show(json.dumps, {(1, 2): 1, 'a': 2}, skipkeys=True)
show(json.dumps, {(1, 2): 1})
show(json.dumps, [float('nan'), float('inf'), -float('inf')])
show(json.dumps, [float('nan')], allow_nan=False)
show(json.dumps, {float('inf'): 1}, allow_nan=False, indent=1)
show(json.dumps, {1, 2})
show(json.dumps, {1, 2}, default=sorted)
show(json.dumps, [], nothing=1)
ring = []
ring.append(ring)
show(json.dumps, ring)
show(json.dumps, object(), default=lambda o: o)


class Sets(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


show(json.dumps, {'s': {3, 1}}, cls=Sets)
show(json.dumps, 3j, cls=Sets)
print(list(Sets(indent=1).iterencode([1, {'a': {2}}, []])), list(json.JSONEncoder().iterencode({'a': [1, 2], 'b': 'c'})))
print(json.JSONEncoder().item_separator, json.JSONEncoder(indent=1).item_separator, json.JSONEncoder(sort_keys=True).sort_keys)
out = io.StringIO()
json.dump({'a': [1, 'x']}, out, indent=1)
print(out.getvalue(), json.load(io.StringIO('[1, 2]')))

for text in ('', ' ', '[1,]', '[1 2]', '{"a" 1}', '{"a": 1,}', '{a: 1}', '{"a": }', '"abc', '"a\\x"', '"a\\u12"', '"a\tb"', 'nul', '-', '01',
             '1.', '1e', '[1] 2', '{"a": 1}}', '\ufeff[1]', 'NaN', '-Infinity', '"\\ud83d\\ude00 \\ud83d"', '1E5', '-0', '[[[]', '{"a": [1, {"b": 2}]',
             '"\\', ' [ 1 , 2 ] ', '\n\n  x'):
    show(json.loads, text)
show(json.loads, b'\xef\xbb\xbf[1]')
show(json.loads, '[1]'.encode('utf-16'))
show(json.loads, '["\u00e9"]'.encode('utf-32-le'))
show(json.loads, 5)
show(json.loads, '"a\tb"', strict=False)
show(json.loads, '[1, 2.5, NaN]', parse_int=str, parse_float=lambda s: 'f' + s, parse_constant=lambda s: 'c' + s)
show(json.loads, '{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items()))
show(json.loads, '{"a": 1, "a": 2}', object_pairs_hook=lambda pairs: pairs)
show(json.loads, '[]', wrong=1)


class Points(json.JSONDecoder):
    def __init__(self, **kw):
        super().__init__(object_hook=self.make, **kw)

    def make(self, d):
        return tuple(d.values())


show(json.loads, '[{"x": 1, "y": 2}]', cls=Points)
decoder = json.JSONDecoder()
show(decoder.raw_decode, '[1] rest')
show(decoder.raw_decode, 'xx[1]', 2)
show(decoder.raw_decode, 'x')
show(decoder.raw_decode, '[1]', -1)
show(decoder.decode, ' {"a": 1} ')
try:
    json.loads('{"a": 1,\n "b": x}')
except JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc == '{"a": 1,\n "b": x}', isinstance(e, ValueError), json.decoder.JSONDecodeError is type(e))
keys = json.loads('[{"some": 1}, {"some": 2}]')
print(next(iter(keys[0])) is next(iter(keys[1])), scanstring('ab"c', 0), encode_basestring('é'), encode_basestring_ascii('é'))
