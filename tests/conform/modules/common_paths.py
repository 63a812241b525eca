import os.path
import pathlib

for paths in (['/a/b/c', '/a/b/d'], ['/a/b', '/a/b/c'], ['/a', '/b'], ['a/b', 'a/c'], ['a', 'b'], ['/a/./b', '/a/b/'], ['x'], ['/'],
              ['//a//b', '/a/b/c'], ('/ab', '/ac'), [pathlib.PurePosixPath('/u/v'), '/u/w'], [''], ['.', 'a']):
    print(paths, repr(os.path.commonpath(paths)), repr(os.path.commonprefix([str(p) for p in paths])))
for wrong in [], ['/a', 'b']:
    try:
        os.path.commonpath(wrong)
    except ValueError as e:
        print(e)
