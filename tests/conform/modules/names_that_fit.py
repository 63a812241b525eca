"""fnmatch and glob: all that brackets may hold, bytes, hidden names, folders, roots; heaps with the largest first."""
import fnmatch
import glob
import heapq
import math
import os
import random
import re
import tempfile

PATTERNS = ('*', '?', 'a*b*c', '**a', '[abc]', '[!abc]', '[^az]', '[]]', '[!]]', '[a-c]', '[c-a]', '[!c-a]', '[a-]', '[-a]', '[!-a]', '[a-c-e]', '[--0]', '[a', '[', '[]', '[!]', '[!', '\\', '[\\]', '[&&~|]', '[[a]', 'a.b', '.*', '', '[a-b-]', '[z-a-c]')
NAMES = ('', 'a', 'b', 'c', 'z', '-', ']', '!', '^', '[', '\\', '&', '~', '|', 'abc', 'axbxc', 'a.b', 'aab', '.h', 'a\nb', '0', '[a', 'é')
for pattern in PATTERNS:
    print(repr(pattern), fnmatch.translate(pattern), fnmatch.filter(NAMES, pattern))
print(fnmatch.fnmatch(b'a.py', b'*.py'), fnmatch.filter([b'a', b'\xff'], b'[!a]'), fnmatch.fnmatch('A', 'a'), fnmatch.fnmatch('a' * 50, '*a*a*a*a*a*a*a*a*a*a*b'))
try:
    fnmatch.fnmatch('a', b'a')
except TypeError as error:
    print(error)
print(re.match('a*', 'a' * 70), glob.escape('a*[b]?'), glob.escape(b'*'), glob.has_magic('a['))
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name in ('a/b/c.txt', 'a/.h/d.txt', 'a/e.py', 'f.txt', '.g', 'b/c.txt'):
        os.makedirs(os.path.dirname(name) or '.', exist_ok=True)
        open(name, 'w').close()
    for pattern in ('*', '.*', '*/', 'a/*', '*/*.txt', '**', '**/', '**/*.txt', 'a/**', 'a/**/', 'a/**/c.txt', './*', 'a/../f.txt', 'none', '*/none', 'a', 'a/', 'f.txt/', '', '[ab]/c.txt', 'a//b/*', '**/b', 'a/*/../e.py'):
        print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)), sorted(glob.glob(pattern, recursive=True, include_hidden=True)))
    print(sorted(glob.glob('*', root_dir='a')), sorted(glob.glob(b'*')), sorted(glob.glob('**', root_dir='a', recursive=True)), sorted(glob.glob('c.txt', root_dir='none')), sorted(glob.glob(os.path.join(glob.escape(folder), '*.txt'))) == [os.path.join(folder, 'f.txt')])
    print(sorted(glob.glob1('a', '*')), glob.glob0('a', 'e.py'))
    os.chdir('/')
numbers = random.Random(4)
for n in (0, 1, 2, 5, 17):
    heap = [numbers.randrange(20) for _ in range(n)]
    heapq._heapify_max(heap)
    print(heap)
    for call in (lambda: heapq._heapreplace_max(heap, 7), lambda: [heapq._heappop_max(heap) for _ in range(n + 1)]):
        try:
            print(call(), heap)
        except IndexError as error:
            print(error, heap)
big = 2**1000
for call in (lambda: math.comb(big, 2) == big * (big - 1) // 2, lambda: math.perm(big, 3) == big * (big - 1) * (big - 2), lambda: math.comb(big, big - 1) == big, lambda: math.comb(big, big + 1), lambda: math.perm(big, big + 1),
             lambda: math.comb(big, 0), lambda: math.perm(2**70, 2**69), lambda: math.comb(2**70, 2**69), lambda: math.comb(-1, 2), lambda: math.perm(5, -1), lambda: math.comb(52, 5), lambda: math.perm(10, 10), lambda: math.comb(5.0, 1), lambda: math.perm(3)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
