"""open(): line ends, encodings, what it refuses, and closed files."""
import os
import tempfile
import warnings

warnings.simplefilter('ignore')
os.chdir(tempfile.mkdtemp())


def tell(act):
    try:
        print(repr(act()))
    except Exception as e:
        print(type(e).__name__, e)


with open('a.txt', 'w') as f:
    print(f, f.mode, f.encoding, f.errors, f.newlines, f.line_buffering)
    f.write('x\r\ny\nz\rw')
with open('a.txt') as f:
    print(repr(f.read()), f.newlines)
for newline in '', '\n', '\r', '\r\n':
    with open('a.txt', newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
with open('a.txt', 'rb') as f:
    print(f.read(), f, f.raw, f.mode)
with open('a.txt') as f:
    print(f.buffer.read())

with open('latin.txt', 'w', encoding='latin-1') as f:
    f.write('äöü')
tell(lambda: open('latin.txt', 'rb').read())
tell(lambda: open('latin.txt').read())
tell(lambda: open('latin.txt', errors='replace').read())
tell(lambda: open('latin.txt', errors='surrogateescape').read())
tell(lambda: open('latin.txt', encoding='latin-1').read())
tell(lambda: open('latin.txt', 'w').write('\udc80'))
for mode in 'w', 'a':
    with open('utf16.txt', mode, encoding='utf-16') as f:
        f.write('ab')
tell(lambda: open('utf16.txt', 'rb').read())
tell(lambda: open('utf16.txt', encoding='utf-16').read())
with open('crlf.txt', 'w', newline='\r\n') as f:
    f.write('a\nb\n')
tell(lambda: open('crlf.txt', 'rb').read())
with open('crlf.txt') as f:
    print(repr(f.readline()), f.tell(), repr(f.readline()), f.tell(), f.seek(3), repr(f.read()))

for how in ({'mode': 'q'}, {'mode': 'w+r'}, {'mode': 'rbt'}, {'mode': 5}, {'mode': 'rb', 'encoding': 'x'},
            {'mode': 'rb', 'errors': 'x'}, {'mode': 'rb', 'newline': ''}, {'newline': 'x'}, {'buffering': 0},
            {'encoding': 'nope'}, {'encoding': 3}, {'mode': 'rb', 'buffering': 1}, {'closefd': False}):
    tell(lambda: open('a.txt', **how).read(1))
with open('a.txt') as f:
    for line in f:
        tell(f.tell)
        break
    print(f.seek(0), f.tell())
with open('raw', 'wb', buffering=0) as f:
    print(f, f.write(b'abc'), f.tell())

f = open('raw', 'rb')
for act in (lambda: f.write(b'a'), lambda: f.truncate(), lambda: f.peek(), lambda: f.read1(2), lambda: f.seek(-1),
            lambda: f.seek(9, 7), lambda: f.readable(), lambda: f.writable()):
    tell(act)
f.close()
for act in (f.read, f.readline, f.readlines, f.tell, f.peek, f.fileno, f.readable, f.flush, f.isatty,
            lambda: f.seek(0), lambda: f.write(b''), lambda: list(f), f.__enter__, f.close):
    tell(act)
for path in 'no/such/file', 'raw/below', '', '.', 'a\0b':
    for mode in 'r', 'w', 'x':
        tell(lambda: open(path, mode))
tell(lambda: open('raw', 'x'))
