"""TestCase and its assertions."""
import re
import sys
import warnings

from unittest._expect import Logs, Raises, Warns


class SkipTest(Exception):
    """The test is left out."""


class _ShouldStop(Exception):
    """The test is over, its outcome known."""


def skip(reason):
    def decorator(test_item):
        if not isinstance(test_item, type):
            function = test_item

            def test_item(*args, **kwargs):
                raise SkipTest(reason)
            test_item.__name__ = function.__name__
            test_item.__qualname__ = function.__qualname__
            test_item.__doc__ = function.__doc__
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if callable(reason):
        function, reason = reason, ''
        return decorator(function)
    return decorator


def _as_is(function):
    return function


def skipIf(condition, reason):
    return skip(reason) if condition else _as_is


def skipUnless(condition, reason):
    return _as_is if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _shown(obj, short=False):
    text = repr(obj)
    return text if not short or len(text) < 80 else text[:80] + ' [truncated]...'


class TestCase:
    """A test for each method whose name begins with test."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []
        self._subtest = None
        method = getattr(self, methodName, None)
        if method is None and methodName != 'runTest':
            raise ValueError(f'no such test method in {type(self)}: {methodName}')
        self._testMethodDoc = getattr(method, '__doc__', None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f'{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}'

    def __str__(self):
        kind = type(self)
        return f'{self._testMethodName} ({kind.__module__}.{kind.__qualname__}.{self._testMethodName})'

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} testMethod={self._testMethodName}>'

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def countTestCases(self):
        return 1

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    # ---- running; asynchronous cases do these four differently

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        self._warn_result(method, method())

    def _warn_result(self, method, result):
        if result is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def __call__(self, result=None):
        return self.run(result)

    def run(self, result=None):
        if result is None:
            from unittest.runner import TestResult
            result = TestResult()
        self._result = result
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for holder in (type(self), method):
                if getattr(holder, '__unittest_skip__', False):
                    result.addSkip(self, getattr(holder, '__unittest_skip_why__', ''))
                    return result
            self._run_steps(result, method)
        finally:
            result.stopTest(self)
        return result

    def _run_steps(self, result, method):
        expecting = getattr(method, '__unittest_expecting_failure__', False) or \
            getattr(type(self), '__unittest_expecting_failure__', False)
        self._failed = self._expected = None
        if self._step(result, self._callSetUp, (), False):
            self._step(result, self._callTestMethod, (method,), expecting)
            self._step(result, self._callTearDown, (), False)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._step(result, lambda: self._callCleanup(function, *args, **kwargs), (), False)
        if self._failed:
            return
        if expecting and self._expected is not None:
            result.addExpectedFailure(self, self._expected)
        elif expecting:
            result.addUnexpectedSuccess(self)
        else:
            result.addSuccess(self)

    def _step(self, result, function, args, expecting):
        try:
            function(*args)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as exc:
            self._failed = True
            result.addSkip(self, str(exc))
        except _ShouldStop:
            pass
        except BaseException as exc:
            self._report(result, self, exc, expecting)
        return False

    def _report(self, result, test, exc, expecting=False):
        if expecting:
            self._expected = (type(exc), exc, exc.__traceback__)
            return
        self._failed = True
        info = type(exc), exc, exc.__traceback__
        if isinstance(exc, self.failureException):
            result.addFailure(test, info)
        else:
            result.addError(test, info)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def debug(self):
        self._callSetUp()
        self._callTestMethod(getattr(self, self._testMethodName))
        self._callTearDown()
        self.doCleanups()

    def skipTest(self, reason):
        raise SkipTest(reason)

    # ---- assertions

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f'{standard} : {msg}'

    def _check(self, ok, msg, standard):
        if not ok:
            raise self.failureException(self._formatMessage(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f'{_shown(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f'{_shown(expr)} is not false')

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        for kind in (list, tuple, dict, set, frozenset, str):
            if type(first) is kind and type(second) is kind:
                raise self.failureException(self._formatMessage(msg, _difference(first, second, kind)))
        raise self.failureException(self._formatMessage(msg, f'{_shown(first)} != {_shown(second)}'))

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertMultiLineEqual = assertEqual
    assertSequenceEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, lambda: f'{_shown(first)} == {_shown(second)}')

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, msg, lambda: f'{_shown(expr1)} is not {_shown(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, msg, lambda: f'unexpectedly identical: {_shown(expr1)}')

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, lambda: f'{_shown(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, lambda: 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, lambda: f'{_shown(member)} not found in {_shown(container)}')

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg,
                    lambda: f'{_shown(member)} unexpectedly found in {_shown(container)}')

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, lambda: f'{_shown(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, lambda: f'{_shown(obj)} is an instance of {cls!r}')

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, lambda: f'{_shown(a)} not less than {_shown(b)}')

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, lambda: f'{_shown(a)} not less than or equal to {_shown(b)}')

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, lambda: f'{_shown(a)} not greater than {_shown(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, lambda: f'{_shown(a)} not greater than or equal to {_shown(b)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        places = 7 if places is None else places
        ok = diff <= delta if delta is not None else round(diff, places) == 0
        within = f'{_shown(delta)} delta' if delta is not None else f'{places} places'
        self._check(ok, msg, lambda: f'{_shown(first)} != {_shown(second)} within {within} '
                                     f'({_shown(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        diff = abs(first - second)
        places = 7 if places is None else places
        same = first == second or (diff <= delta if delta is not None else round(diff, places) == 0)
        within = f'{_shown(delta)} delta' if delta is not None else f'{places} places'
        self._check(not same, msg, lambda: f'{_shown(first)} == {_shown(second)} within {within}'
                                           + (f' ({_shown(diff)} difference)' if delta is not None else ''))

    def assertCountEqual(self, first, second, msg=None):
        left, missing = list(first), []
        for item in second:
            left.remove(item) if item in left else missing.append(item)
        self._check(not left and not missing, msg, lambda: 'Element counts were not equal:\n' + '\n'.join(
            [f'First has {list(first).count(x)}, Second has {list(second).count(x)}:  {x!r}'
             for x in dict.fromkeys(left + missing)]))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._check(pattern.search(text), msg,
                    lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._check(not found, msg, lambda: f'Regex matched: {text[found.start():found.end()]!r} matches '
                                            f'{pattern.pattern!r} in {text!r}')

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(expected_exception, expected_regex, args, kwargs)

    def _raises(self, expected, pattern, args, kwargs):
        if not args:
            return Raises(self, expected, pattern, kwargs.pop('msg', None))
        return Raises(self, expected, pattern).call(args[0], args[1:], kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._warns(expected_warning, None, args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._warns(expected_warning, expected_regex, args, kwargs)

    def _warns(self, expected, pattern, args, kwargs):
        if not args:
            return Warns(self, expected, pattern, kwargs.pop('msg', None))
        return Warns(self, expected, pattern).call(args[0], args[1:], kwargs)

    def assertLogs(self, logger=None, level=None):
        return Logs(self, logger, level)

    def assertNoLogs(self, logger=None, level=None):
        return Logs(self, logger, level, False)


class _SubTest:
    """A part of a test whose failure does not end it."""

    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc, tb):
        if exc is None or not isinstance(exc, Exception) or isinstance(exc, SkipTest):
            return False
        self.case._report(self.case._result, self, exc)
        return True

    def __str__(self):
        parts = [] if self.msg is None else [f'[{self.msg}]']
        if self.params:
            parts.append('(' + ', '.join([f'{k}={v!r}' for k, v in self.params.items()]) + ')')
        return f"{self.case} {' '.join(parts) or '(<subtest>)'}"

    def shortDescription(self):
        return self.case.shortDescription()

    def id(self):
        return self.case.id()


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down = testFunc, setUp, tearDown

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()


def _difference(first, second, kind):
    """What assertEqual() says of two containers or texts of the same kind."""
    if kind in (set, frozenset):
        parts = []
        for items, which in ((first - second, 'first'), (second - first, 'second')):
            if items:
                parts.append(f'Items in the {which} set but not the {"second" if which == "first" else "first"}:')
                parts += [repr(item) for item in items]
        return '\n'.join(parts)
    a, b = _shown(first), _shown(second)
    if len(a) > 80 or len(b) > 80:
        a, b = _around(a, b)
    head = f'{a} != {b}'
    if kind is dict:
        return head + '\n' + _lines(_formatted(first), _formatted(second))
    if kind is str:
        if not first.endswith('\n') and '\n' not in first and not second.endswith('\n') and '\n' not in second:
            return head + '\n' + _lines(first.splitlines() or [''], second.splitlines() or [''])
        return head + '\n' + _lines(first.splitlines(), second.splitlines())
    name = 'Lists' if kind is list else 'Tuples'
    return f'{name} differ: {head}\n{_first_difference(first, second)}\n' + _lines(_formatted(first),
                                                                                  _formatted(second))


def _around(a, b):
    """Two long texts, cut to where they begin to differ."""
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    start = max(0, at - 20)
    lead = '' if start == 0 else a[:5] + f'[{start - 5} chars]'
    return [lead + (t[start:] if len(t) - start <= 60 else f'{t[start:start + 55]}[{len(t) - start - 60} chars]{t[-5:]}')
            for t in (a, b)]


def _formatted(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _first_difference(first, second):
    for i, (x, y) in enumerate(zip(first, second)):
        if x != y:
            text = f'\nFirst differing element {i}:\n{_shown(x)}\n{_shown(y)}\n'
            break
    else:
        text = ''
    if len(first) > len(second):
        text += f'\nFirst list contains {len(first) - len(second)} additional elements.\n' \
                f'First extra element {len(second)}:\n{_shown(first[len(second)])}\n'
    elif len(second) > len(first):
        text += f'\nSecond list contains {len(second) - len(first)} additional elements.\n' \
                f'First extra element {len(first)}:\n{_shown(second[len(first)])}\n'
    if isinstance(first, tuple):
        text = text.replace(' list contains', ' tuple contains')
    return text


def _lines(a, b):
    """The lines of both with their marks, as difflib.ndiff() shows them when lines only change."""
    out = []
    for i in range(max(len(a), len(b))):
        x, y = a[i] if i < len(a) else None, b[i] if i < len(b) else None
        if x == y:
            out.append(f'  {x}')
            continue
        marks = _marks(x, y)
        for line, sign in ((x, '-'), (y, '+')):
            if line is not None:
                out.append(f'{sign} {line}')
                out += marks
    return '\n'.join(out)


def _marks(x, y):
    """A line that points to the differences of two lines that are much alike, in a list."""
    if x is None or y is None or len(x) != len(y):
        return []
    marks = ''.join([' ' if c == d else '^' for c, d in zip(x, y)])
    return [f'? {marks.rstrip()}\n'] if marks.count(' ') >= 0.75 * len(x) else []
