"""os, os.path and pathlib on a disk: folders, modes, times, descriptors, bytes."""
import os
import pathlib
import shutil
import stat
import tempfile

base = tempfile.mkdtemp()
os.chdir(base)
print(os.getcwd() == os.path.realpath(base), os.path.abspath('x') == os.path.join(os.getcwd(), 'x'))


def tell(act, *args, **kwargs):
    try:
        print(act(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# names in bytes
os.mkdir('d')
open('d/a.txt', 'w').close()
open(b'd/b.txt', 'wb').close()
print(sorted(os.listdir('d')), sorted(os.listdir(b'd')), sorted(e.name for e in os.scandir(b'd')))
print(os.path.commonpath([b'/a/b', b'/a/c']), os.path.splitext(b'a.b'), os.path.split(b'/a/b'), os.path.normpath(b'a//b/../c'))
print(os.fsencode('é'), repr(os.fsdecode(b'\xff')))

# what is not there, or in the way
os.mkdir('e')
for act in ((os.stat, 'nope'), (os.stat, 'd/a.txt/x'), (os.listdir, 'd/a.txt'), (os.listdir, pathlib.Path('nope')),
            (os.mkdir, 'd'), (os.mkdir, 'q/r'), (os.rmdir, 'd'), (os.rmdir, 'd/a.txt'), (os.remove, 'd'), (os.remove, 'nope'),
            (os.rename, 'nope', 'x'), (os.rename, 'd/a.txt', 'q/x'), (os.rename, 'd', 'd/sub'), (os.rename, 'd/a.txt', 'e'),
            (os.rename, 'e', 'd/a.txt'), (os.rename, 'e', 'd'), (os.makedirs, 'd/a.txt/x'), (os.makedirs, 'e'),
            (os.makedirs, 'x/y/z'), (os.removedirs, 'x/y/z'), (os.path.exists, 'x'), (os.chmod, 'nope', 0),
            (os.path.join, 'a', b'b'), (os.path.join, 'a', 1), (os.path.relpath, ''), (os.path.relpath, '/a/b', '/a/c'),
            (os.path.commonpath, ['a', b'b']), (os.path.commonpath, []), (os.path.commonpath, ['/a', 'b'])):
    tell(*act)
os.makedirs('e', exist_ok=True)
print(list(os.walk('nope')))

# descriptors
fd, name = tempfile.mkstemp(dir=base, suffix='.t')
print(os.write(fd, b'hello'), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size, os.close(fd))
for act in (os.close, fd), (os.read, fd, 1), (os.write, 99, b''), (os.open, 'gone', os.O_RDONLY), (open, 99):
    tell(*act)
with os.fdopen(os.open('n', os.O_CREAT | os.O_WRONLY), 'w') as f:
    f.write('abc')
tell(os.open, 'n', os.O_CREAT | os.O_EXCL)
print(open('n').read(), stat.filemode(os.stat('n').st_mode))

# times and modes
os.utime('n', (1, 2))
s = os.stat('n')
print(s.st_atime, s.st_mtime, s.st_mtime_ns, s[8], len(s), os.path.getmtime('n'))
os.chmod('n', 0o600)
print(oct(os.stat('n').st_mode), os.access('n', os.R_OK | os.W_OK), os.access('nope', os.F_OK), os.umask(0o22) >= 0)
tell(os.utime, 'n', 1)
tell(os.utime, 'n', (1, 2), ns=(1, 2))
os.truncate('n', 1)
print(open('n').read(), os.path.samefile('n', './n'), os.path.samefile('n', 'd'))
print(os.stat_result(range(10)), isinstance(pathlib.Path('n'), os.PathLike), issubclass(str, os.PathLike))
os.environ['V'] = 'val'
print(os.path.expandvars('$V/${V}/$W'))

p = pathlib.Path('n')
p.chmod(0o644)
print(oct(p.stat().st_mode), p.is_fifo(), p.is_mount(), p.lstat().st_size)
for act in ((pathlib.Path('d').mkdir,), (p.mkdir, 0o777, False, True), (pathlib.Path('9/8').mkdir,),
            (pathlib.Path('nope').unlink,)):
    tell(*act)
pathlib.Path('d').mkdir(exist_ok=True)
pathlib.Path('1/2/3').mkdir(parents=True)
pathlib.Path('crlf').write_text('a\nb', newline='\r\n')
print(pathlib.Path('crlf').read_bytes(), repr(pathlib.Path('crlf').read_text()))

shutil.copy2('n', 'm')
print(os.path.getmtime('m') == os.path.getmtime('n'), shutil.copytree('.', 'copy', ignore=shutil.ignore_patterns('copy', '*.t')))
for root, folders, names in sorted(os.walk('copy')):
    print(root, sorted(folders), sorted(names))
for act in ((shutil.move, 'copy', 'copy/d'), (shutil.move, 'm', 'copy'), (shutil.copyfile, 'n', 'n'), (shutil.rmtree, 'n'),
            (shutil.rmtree, 'gone'), (shutil.rmtree, 'gone', True), (shutil.which, 'no-such-program')):
    tell(*act)

with tempfile.SpooledTemporaryFile(max_size=4) as spooled:
    spooled.write(b'abc')
    print(spooled.name)
    spooled.write(b'defg')
    print(spooled.seek(0), spooled.read(), spooled.name is not None)
