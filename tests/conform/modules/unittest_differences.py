"""What assertEqual() and its kin say of values that differ."""
import unittest


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()
short = Case()
short.maxDiff = 30


def show(method, *args, on=case, **kwargs):
    try:
        print(getattr(on, method)(*args, **kwargs))
    except AssertionError as e:
        print('->', e)


numbers = list(range(40))
for a, b in (([1, 2, 3], [1, 5, 3]), ([1, 2], [1, 2, 3, 4]), ((1, 2, 3), (1,)), ([], [1]), ({'a': 1, 'b': 2}, {'a': 1, 'c': 2}),
             ({1, 2}, {2, 3}), (frozenset('a'), frozenset('b')), ('one line', 'one lime'), ('a\nb\nc\n', 'a\nx\nc\n'), ('abc', 'abc\n'),
             (1, 2), ([1], (1,)), ('x' * 100, 'x' * 99 + 'y'), (numbers, numbers[:20] + [99] + numbers[21:]),
             ({'key%d' % i: i for i in range(12)}, {'key%d' % i: i * (i != 7) for i in range(12)}), ('a' * 50 + 'b' * 50, 'a' * 50 + 'c' * 60),
             (b'x', b'y'), ([[1, 2], [3, 4]], [[1, 2], [3, 5]]), (None, 0), ('', 'text')):
    show('assertEqual', a, b)
show('assertEqual', [1], [2], 'words of my own')
show('assertEqual', numbers, numbers[::-1], on=short)
show('assertEqual', 'a\n' * 30, 'b\n' * 30, on=short)
show('assertSequenceEqual', [1, 2], (1, 3))
show('assertSequenceEqual', [1, 2], (1, 2))
show('assertSequenceEqual', [1], 5)
show('assertListEqual', [1], (1,))
show('assertTupleEqual', (1,), [1])
show('assertSetEqual', {1}, [1])
show('assertSetEqual', [1], {1})
show('assertDictEqual', {}, [])
show('assertMultiLineEqual', 'a', 5)
case.addTypeEqualityFunc(int, lambda a, b, msg=None: case.fail(f'{a} is far from {b}') if abs(a - b) > 1 else None)
show('assertEqual', 1, 2)
show('assertEqual', 1, 5)
show('assertEqual', 1, 1.5)
