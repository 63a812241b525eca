# difflib: matches, ratios and all formats.
import difflib

one = """The unified format
shows three lines
of context
around what changed,
and tells
where it stands.
Nothing else is said.
""".splitlines(True)
two = """The unified format
shows five lines
of context
around what has changed,
where it stands.
\tTabs are kept.
Nothing else is said.
At the end something new.
""".splitlines(True)
for lines in (difflib.unified_diff(one, two, 'one.txt', 'two.txt', 'Mon', 'Tue'), difflib.unified_diff(one, two, n=0, lineterm='\n'),
              difflib.context_diff(one, two, 'one.txt', 'two.txt', n=1), difflib.ndiff(one, two), difflib.Differ().compare(two, one)):
    print(''.join(lines), end='---------\n')
print(list(difflib.unified_diff(one, one)), list(difflib.context_diff([], ['a\n'])), list(difflib.unified_diff(['a'], [], lineterm='')))
delta = list(difflib.ndiff(one, two))
print(list(difflib.restore(delta, 1)) == one, list(difflib.restore(delta, 2)) == two)
print(list(difflib.diff_bytes(difflib.unified_diff, [b'a\xff\n'], [b'b\n'], b'x', b'y')))

for a, b, junk in (('qabxcd', 'abycdf', None), ('private Thread currentThread;', 'private volatile Thread currentThread;', lambda c: c == ' '),
                   ('', '', None), ('abc', '', None), ('abxabcd', 'abcd', None), ('b' * 100, 'a' + 'b' * 100, None),
                   ('x' + 'ab' * 150, 'ab' * 150, None)):
    m = difflib.SequenceMatcher(junk, a, b)
    print(m.find_longest_match(0, len(a), 0, len(b)), m.get_matching_blocks()[:6], m.get_opcodes()[:6])
    print(round(m.ratio(), 6), round(m.quick_ratio(), 6), round(m.real_quick_ratio(), 6), len(m.bpopular), sorted(m.bjunk))
m = difflib.SequenceMatcher(None, range(40), [*range(10), 99, *range(10, 18), *range(20, 40)], autojunk=False)
print(list(m.get_grouped_opcodes(2)), m.find_longest_match())

words = ['ape', 'apple', 'peach', 'puppy', 'appel', 'maple']
print(difflib.get_close_matches('appel', words), difflib.get_close_matches('wheel', words), difflib.get_close_matches('app', words, 2, 0.4))
for call in (lambda: difflib.get_close_matches('a', [], 0), lambda: difflib.get_close_matches('a', [], cutoff=2),
             lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([b'a'], ['b'])),
             lambda: list(difflib.unified_diff(['a'], ['b'], 1)), lambda: list(difflib.diff_bytes(difflib.unified_diff, ['a'], [b'b']))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print([difflib.IS_LINE_JUNK(s) for s in ('\n', ' # \n', 'x\n', '##')], [difflib.IS_CHARACTER_JUNK(c) for c in ' \tx'])
