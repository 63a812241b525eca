"""Docstrings whose examples are run: what is compared, how it is told, and which objects are looked at.

>>> middle([3, 1, 2])
2
"""
import doctest
import functools


def middle(values):
    """The one in the middle.

    >>> middle([1, 2, 3])
    2
    >>> middle([1, 3, 2]) + \\
    ...     1
    3
    >>> middle([])
    Traceback (most recent call last):
      a line that is not looked at
    IndexError: list index out of range
    >>> middle([5])  # a wrong wish
    6
    >>> for i in range(3):
    ...     print(middle([i]))
    ...     i
    0
    0
    1
    1
    2
    2
    """
    return sorted(values)[len(values) // 2]


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


@logged
def shown(what):
    r"""
    >>> shown('a\n\nb')
    a
    <BLANKLINE>
    b
    >>> shown('a   b')  # doctest: +NORMALIZE_WHITESPACE
    a
    b
    >>> shown('<thing at 0x7f>')  # doctest: +ELLIPSIS
    <thing at 0x...>
    >>> shown('never')  # doctest: +SKIP
    wrong
    >>> shown()  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    TypeError: in other words
    >>> shown('something')
    >>> shown('')
    something
    >>> shown('one\n') # the blank line at the end
    one
    <BLANKLINE>
    >>> shown(True)
    1
    """
    print(what)


class Account:
    """
    >>> a = Account(5)
    >>> a.balance
    5
    >>> a.take(6)
    Traceback (most recent call last):
        ...
    ValueError: too much
    >>> a.take('x')
    Traceback (most recent call last):
    KeyError: 'no'
    >>> Account.of(3).balance
    4
    """

    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        """
        >>> Account(1).balance
        2
        """
        return self._balance

    @classmethod
    def of(cls, balance):
        """
        >>> Account.of(1)  # doctest: +ELLIPSIS
        <__main__.Account object at ...>
        """
        return cls(balance)

    @staticmethod
    def empty():
        """
        >>> Account.empty().balance
        0
        """
        return Account(0)

    def take(self, amount):
        if amount > self._balance:
            raise ValueError('too much')
        self._balance -= amount


__test__ = {'words': """
>>> 1 + 1
2
"""}

print(doctest.testmod())
print(doctest.testmod(report=False, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE))
print(doctest.testmod(verbose=True, optionflags=doctest.FAIL_FAST | doctest.DONT_ACCEPT_TRUE_FOR_1))
doctest.run_docstring_examples(Account, globals(), name='an account')
doctest.run_docstring_examples(middle, {'middle': sum}, verbose=True)


def differs():
    """
    >>> print('a', 'b', 'c', 'd', sep='\\n')
    a
    x
    c
    e
    """


for flag in doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF:
    doctest.run_docstring_examples(differs, globals(), optionflags=flag)



def awaits():
    """
    >>> import asyncio
    >>> await asyncio.sleep(0)
    Traceback (most recent call last):
    SyntaxError: 'await' outside function
    >>> asyncio.run(asyncio.sleep(1, 'slept'))
    'slept'
    >>> x y
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    >>> if True:
    ... pass
    Traceback (most recent call last):
    IndentationError: expected an indented block after 'if' statement on line 1
    """


doctest.run_docstring_examples(awaits, {}, verbose=True)
parser = doctest.DocTestParser()
for part in parser.parse('''Some words.

  >>> x = 1  # doctest: +ELLIPSIS, -SKIP
  >>> # nothing
  >>> if x:
  ...     x
  1

More words.
'''):
    if isinstance(part, doctest.Example):
        print((part.source, part.want, part.exc_msg, part.lineno, part.indent, part.options))
    else:
        print(repr(part))
for wrong in '>>>x', '>>> x\n...y', '  >>> x\n  ... y\n1', '>>> x # doctest: +NOTHING', '>>> # doctest: +SKIP':
    try:
        print(parser.get_examples(wrong, 'wrong'))
    except ValueError as e:
        print(e)
test = parser.get_doctest('>>> y + 1\n3\n>>> y = 5\n', {'y': 2}, 'a test', None, 7)
print(test, test.lineno, test.globs)
runner = doctest.DocTestRunner(verbose=True)
print(runner.run(test, clear_globs=False), test.globs['y'])
print(runner.run(parser.get_doctest('>>> 1\n2', {}, 'alone', None, 0)))
print(runner.summarize(verbose=False))
print([t.name for t in doctest.DocTestFinder().find(Account)])
checker = doctest.OutputChecker()
for want, got in ('a...c', 'abc'), ('...', ''), ('a...b...c', 'acb'), ('ab...bc', 'abc'), ('...b...', 'abc'):
    print(checker.check_output(want, got, doctest.ELLIPSIS), end=' ')
print()
try:
    doctest.testmod(5)
except TypeError as e:
    print(e)
