# graphlib, reprlib, colorsys, getopt, stat, hmac, linecache.
import colorsys
import getopt
import graphlib
import hmac
import hashlib
import linecache
import reprlib
import stat


def attempt(f, *args, **kwargs):
    try:
        print('  ', f(*args, **kwargs))
    except Exception as e:
        print('  ', type(e).__name__, e)


graph = {'D': {'B', 'C'}, 'C': ['A'], 'B': ('A',)}
print(list(graphlib.TopologicalSorter({'D': ['B', 'C'], 'C': ['A'], 'B': ['A']}).static_order()))
s = graphlib.TopologicalSorter()
for task, *needs in (('cook', 'shop', 'clean'), ('shop', 'list'), ('eat', 'cook')):
    s.add(task, *needs)
attempt(s.get_ready)
s.prepare()
attempt(s.prepare)
attempt(s.add, 'x')
while s:
    ready = s.get_ready()
    print(ready, s.is_active())
    attempt(s.done, 'eat')
    s.done(*ready)
    attempt(s.done, ready[0])
attempt(s.done, 'nothing')
for cyclic in ({1: [2], 2: [3], 3: [1], 4: [1]}, {1: [1]}, {'a': ['b'], 'b': ['a'], 'c': []}):
    try:
        graphlib.TopologicalSorter(cyclic).prepare()
    except graphlib.CycleError as e:
        print(e, e.args[1])
deep = graphlib.TopologicalSorter({i: [i + 1] for i in range(3000)})
print(next(deep.static_order()))


class Node:
    def __init__(self): self.items = []

    @reprlib.recursive_repr()
    def __repr__(self): return f'<{self.items}>'


node = Node()
node.items += [node, 1]
print(node, Node.__repr__.__name__)
for x in (list(range(20)), tuple(range(20)), (1,), {i: i for i in range(9)}, set(range(9)), frozenset([2, 1]), 'x' * 50, 10 ** 60, [[[[[[[[1]]]]]]]],
          object, b'y' * 50, {}, set(), [], '', {3, 'a'}):
    print(reprlib.repr(x))
short = reprlib.Repr()
short.maxlist, short.maxstring, short.fillvalue = 2, 9, '~'
print(short.repr([1, 2, 3]), short.repr('abcdefghijkl'))

for rgb in ((0, 0, 0), (1, 1, 1), (0.2, 0.4, 0.4), (1, 0, 0.5), (0.1, 0.9, 0.3)):
    print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb))
    for there, back in ((colorsys.rgb_to_hsv, colorsys.hsv_to_rgb), (colorsys.rgb_to_hls, colorsys.hls_to_rgb), (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb)):
        print('  ', back(*there(*rgb)))

for args in ('-a -b val --foo x --bar=7 rest -a', '-bval --', '-ab', '-x', '--no', '--fo 1', '--f 1', '--bar', '--quiet=1', '- -a', '--quiet -a'):
    for read in getopt.getopt, getopt.gnu_getopt:
        attempt(read, args.split(), 'ab:', ['foo=', 'bar=', 'fob', 'quiet'])

for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o41777, 0o102644, 0, 0o140000):
    print(stat.filemode(mode), stat.S_ISDIR(mode), stat.S_ISREG(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)), stat.S_ISLNK(mode))
print(stat.S_IRWXU, stat.ST_SIZE, stat.S_IXOTH)

for name in 'md5', 'sha1', 'sha256', 'sha512':
    print(name, hmac.new(b'key', b'The quick brown fox', name).hexdigest())
h = hmac.new(b'k' * 200, digestmod=hashlib.sha256)
h.update(b'one')
g = h.copy()
g.update(b'two')
print(h.hexdigest(), g.hexdigest(), h.name, h.digest_size, h.block_size, hmac.digest(b'k', b'm', 'sha1'))
print(hmac.compare_digest('abc', 'abc'), hmac.compare_digest(b'abc', b'abd'))
attempt(hmac.compare_digest, 'é', 'e')
attempt(hmac.compare_digest, 'a', b'a')
attempt(hmac.new, 'key', b'', 'md5')
attempt(hmac.new, b'key', b'')
print(repr(linecache.getline('missing.txt', 1)), linecache.getlines('missing.txt'))
