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
    _diffThreshold = 2 ** 16

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []
        self._equality_functions = {}
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

    def addTypeEqualityFunc(self, typeobj, function):
        """What assertEqual() calls for two values of exactly that type."""
        self._equality_functions[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        kind = type(first)
        function = None
        if kind is type(second):
            function = self._equality_functions.get(kind) or _EQUALITY.get(kind)
        if isinstance(function, str):
            getattr(self, function)(first, second, msg=msg)
        elif function is not None:
            function(first, second, msg=msg)
        elif not first == second:
            raise self.failureException(self._formatMessage(msg, f'{_both(first, second)}'))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = 'sequence' if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for seq, which in ((seq1, 'First'), (seq2, 'Second')):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {_shown(seq)}')
        if seq1 == seq2 or seq_type is None and type(seq1) is not type(seq2) and _same_items(seq1, seq2):
            return
        standard = _without_length(seq1, seq2, name) or (
            f'{name.capitalize()}s differ: {_both(seq1, seq2)}\n' + _first_difference(seq1, seq2, name))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, '\n' + _lines(_formatted(seq1), _formatted(seq2)))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for one, other, which in ((set1, set2, 'first'), (set2, set1, 'second')):
            try:
                differences.append(one.difference(other))
            except TypeError as e:
                self.fail(f'invalid type when attempting set difference: {e}')
            except AttributeError as e:
                self.fail(f'{which} argument does not support set difference: {e}')
        lines = []
        for items, which, other in zip(differences, ('first', 'second'), ('second', 'first')):
            if items:
                lines += [f'Items in the {which} set but not the {other}:', *[repr(item) for item in items]]
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            diff = '\n' + _lines(_formatted(d1), _formatted(d2))
            self.fail(self._formatMessage(msg, self._truncateMessage(_both(d1, d2), diff)))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn('assertDictContainsSubset is deprecated', DeprecationWarning)
        missing = [_shown(key) for key in subset if key not in dictionary]
        mismatched = [f'{_shown(key)}, expected: {_shown(value)}, actual: {_shown(dictionary[key])}'
                      for key, value in subset.items() if key in dictionary and dictionary[key] != value]
        if missing or mismatched:
            parts = [f"Missing: {','.join(missing)}"] if missing else []
            parts += [f"Mismatched values: {','.join(mismatched)}"] if mismatched else []
            self.fail(self._formatMessage(msg, '; '.join(parts)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        a, b = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(a) == 1 and first.strip('\r\n') == first:
            a, b = [first + '\n'], [second + '\n']
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            raise self.failureException(self._formatMessage(msg, _both(first, second)))
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(a, b))
        self.fail(self._formatMessage(msg, self._truncateMessage(_both(first, second), diff)))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f'\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it.'

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


def _of_old(method):
    """An earlier name of an assertion."""
    def deprecated_func(*args, **kwargs):
        warnings.warn(f'Please use {method.__name__} instead.', DeprecationWarning)
        return method(*args, **kwargs)
    return deprecated_func


for _name, _old in {'assertEqual': 'failUnlessEqual assertEquals', 'assertNotEqual': 'failIfEqual assertNotEquals',
                    'assertAlmostEqual': 'failUnlessAlmostEqual assertAlmostEquals',
                    'assertNotAlmostEqual': 'failIfAlmostEqual assertNotAlmostEquals',
                    'assertTrue': 'failUnless assert_', 'assertFalse': 'failIf', 'assertRaises': 'failUnlessRaises',
                    'assertRaisesRegex': 'assertRaisesRegexp', 'assertRegex': 'assertRegexpMatches',
                    'assertNotRegex': 'assertNotRegexpMatches'}.items():
    for _alias in _old.split():
        setattr(TestCase, _alias, _of_old(getattr(TestCase, _name)))


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


_EQUALITY = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual', set: 'assertSetEqual',
             frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

# Texts longer than this are cut in messages: the beginning, what both have before they differ, and the end.
_LONGEST, _BEGINNING, _ENDING, _COMMON, _PLACE = 80, 5, 5, 5, 12


def _cut(text, before, after):
    left_out = len(text) - before - after
    if left_out <= _PLACE:
        return text
    return f'{text[:before]}[{left_out} chars]{text[len(text) - after:]}'


def _both(first, second):
    """first != second, cut to where they differ. CPython: unittest.util._common_shorten_repr"""
    return '%s != %s' % _shortened(repr(first), repr(second))


def _shortened(*texts):
    longest = max([len(t) for t in texts])
    if longest <= _LONGEST:
        return texts
    at = 0
    while all([t[at:at + 1] == texts[0][at:at + 1] != '' for t in texts]):
        at += 1
    prefix, room = texts[0][:at], _LONGEST - (longest - at + _BEGINNING + _PLACE)
    if room > _COMMON:
        prefix = _cut(prefix, _BEGINNING, room)
        return tuple([prefix + t[at:] for t in texts])
    prefix = _cut(prefix, _BEGINNING, _COMMON)
    least = _LONGEST - (_BEGINNING + _PLACE + _COMMON + _PLACE + _ENDING)
    return tuple([prefix + _cut(t[at:], least, _ENDING) for t in texts])


def _formatted(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _lines(a, b):
    import difflib
    return '\n'.join(difflib.ndiff(a, b))


def _same_items(first, second):
    try:
        return len(first) == len(second) and all([a == b for a, b in zip(first, second)])
    except (TypeError, NotImplementedError):
        return False


def _without_length(first, second, name):
    """What is said of a sequence that is none; None if both have a length."""
    for seq, which in ((first, 'First'), (second, 'Second')):
        try:
            len(seq)
        except (TypeError, NotImplementedError):
            return f'{which} {name} has no length.    Non-sequence?'
    return None


def _first_difference(first, second, name):
    """What assertSequenceEqual() says of the first items that differ and of those that one has more."""
    lengths = len(first), len(second)
    for i in range(min(lengths)):
        if first[i] != second[i]:
            text = '\nFirst differing element %d:\n%s\n%s\n' % (i, *_shortened(repr(first[i]), repr(second[i])))
            break
    else:
        text = ''
    for mine, theirs, which, seq in ((*lengths, 'First', first), (*lengths[::-1], 'Second', second)):
        if mine > theirs:
            text += f'\n{which} {name} contains {mine - theirs} additional elements.\nFirst extra element {theirs}:\n' \
                    f'{_shown(seq[theirs])}\n'
    return text
