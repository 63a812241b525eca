import os
import os.path
import pathlib
import sys
import tempfile

# A file can only be made in a folder that is there.
for name in 'logs/today.txt', 'a/b/c.txt', './data/x':
    for mode in 'w', 'a', 'x', 'wb', 'r+':
        try:
            open(name, mode).close()
        except FileNotFoundError as error:
            print(name, mode, error)
try:
    pathlib.Path('out/report.txt').write_text('nothing')
except FileNotFoundError as error:
    print(error)

work = tempfile.mkdtemp()
base = pathlib.Path(work)
(base / 'logs').mkdir()
(base / 'logs' / 'today.txt').write_text('one\n')
with open(base / 'logs' / 'today.txt', 'a') as f:
    f.write('two\n')
print((base / 'logs' / 'today.txt').read_text(), os.listdir(work))
(base / 'logs' / 'today.txt').unlink()
with open(f'{work}/logs/again.txt', 'w') as f:
    f.write('three')
print(os.listdir(base / 'logs'))
try:
    open(f'{work}/logs/again.txt/deep', 'w')
except NotADirectoryError as error:
    print(error.errno, error.strerror)
os.makedirs(f'{work}/a/b', exist_ok=True)
open(f'{work}/a/b/c.txt', 'w').close()
print(os.path.exists(f'{work}/a/b/c.txt'))
with open(os.devnull, 'w') as nowhere:
    print('gone', file=nowhere)

print(tempfile.gettempdir() == tempfile.tempdir, os.path.isdir(tempfile.gettempdir()))
os.environ['COURSE_COLOUR'] = 'green'
print(os.path.expandvars('$COURSE_COLOUR/${COURSE_COLOUR}x/$COURSE_SHAPE/${COURSE_SHAPE}/$/$$COURSE_COLOUR'))
print(os.path.expandvars(b'a $COURSE_COLOUR'))
os.environ['HOME'] = '/home/learner'
for path in '~', '~/x', '~/', 'a/~', '/~', '', '~x/y':
    print(repr(os.path.expanduser(path)) if path != '~x/y' else '')
print(pathlib.Path('~/notes').expanduser(), os.path.expanduser(b'~/b'))
print(len(sys.path) > 0, isinstance(sys.path[0], str))
print(pathlib.Path.home(), pathlib.Path('notes/~').expanduser(), pathlib.Path('~').expanduser())
try:
    pathlib.Path('~nobody-here/x').expanduser()
except RuntimeError as error:
    print(error)
