"""Paths of both systems without a disk: how texts are read, joined and compared; what subclasses may do."""
import pickle
from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath, WindowsPath


def tell(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ('c:/a/b.tar.gz', 'c:a', '//srv/share/x', '\\\\?\\c:\\a', '\\\\?\\UNC\\srv\\share\\x', '/a', 'a//.//b/..', '', '//a', 'NUL.txt'):
    for kind in (PureWindowsPath, PurePosixPath):
        p = kind(text)
        print(repr(p), p.drive, p.root, p.parts, p.name, p.suffixes, p.is_absolute(), p.is_reserved(), list(p.parents))
win = PureWindowsPath
print(win('c:/a', '/b'), win('c:/a', 'd:b'), win('c:/a', 'C:b'), win('c:/a') / 'x' / '\\y', 'pre' / win('x'), str(win('a/b')))
print(win('C:/A') == win('c:/a'), hash(win('C:/A')) == hash(win('c:/a')), win('a') == PurePosixPath('a'), win('B') < win('c'))
print(win('c:/a b/é').as_uri(), win('//srv/share/x').as_uri(), PurePosixPath('/a b/é%').as_uri(), bytes(PurePosixPath('é')))
print(win('c:/A/b.PY').match('*.py'), win('c:/a').match('c:*'), PurePosixPath('/a/b.py').match('/a/*'), PurePosixPath('a').match('A'))
for call in (lambda: win('c:/a/b').relative_to('c:'), lambda: win('c:/a').relative_to('d:/'), lambda: win('c:/a').with_name('d:x'),
             lambda: win('a').with_suffix('.x\\y'), lambda: win('c:a').as_uri(), lambda: win('a') < PurePosixPath('a'), lambda: WindowsPath('a'),
             lambda: PurePath(b'a'), lambda: PurePath(3), lambda: PurePosixPath('a') / 3, lambda: PurePath('a').relative_to(),
             lambda: PurePath('a').match(''), lambda: list(Path('.').glob('/a')), lambda: list(Path('.').glob('')), lambda: list(Path('.').glob('a**')),
             lambda: PurePath('a').parents[1], lambda: PurePath('a/b/c').parents[:2], lambda: setattr(PurePath('a'), 'note', 1)):
    tell(call)


class Noted(PosixPath):
    def __init__(self, *args, note=None):
        self.note = note


p = Noted('a', 'b', note='n')
print(repr(p), p.note, repr(p / 'c'), type(p.parent).__name__, isinstance(p, PurePath), pickle.loads(pickle.dumps(PureWindowsPath('c:/x'))))
