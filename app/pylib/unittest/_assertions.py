"""The assertions of TestCase, and what they say of values that differ (semantics: Lib/unittest/case.py)."""
import re
import warnings
from unittest._expect import _AssertLogsContext, _AssertRaisesContext, _AssertWarnsContext
from unittest.util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr as _shown

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _both(first, second):
    return '%s != %s' % _common_shorten_repr(first, second)


def _formatted(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _lines(a, b):
    import difflib
    return '\n'.join(difflib.ndiff(a, b))


def _without_length(first, second, name):
    """What is said of a sequence that is none; None if both have a length."""
    for seq, which in ((first, 'First'), (second, 'Second')):
        try:
            len(seq)
        except (TypeError, NotImplementedError):
            return f'{which} {name} has no length.    Non-sequence?'
    return None


def _item(seq, i):
    """((item,), or () where seq has no such index)."""
    try:
        return (seq[i],)
    except (TypeError, IndexError, NotImplementedError):
        return ()


def _first_difference(first, second, name):
    """(What assertSequenceEqual() says of the first items that differ and of those that one has more; no difference?)"""
    lengths = len(first), len(second)
    text = ''
    for i in range(min(lengths)):
        one, other = _item(first, i), _item(second, i)
        if not one or not other:
            text = f'\nUnable to index element {i} of {"second" if one else "first"} {name}\n'
            break
        if one[0] != other[0]:
            text = '\nFirst differing element %d:\n%s\n%s\n' % (i, *_common_shorten_repr(one[0], other[0]))
            break
    same = not text and lengths[0] == lengths[1]
    for mine, theirs, which, seq in ((*lengths, 'First', first), (*lengths[::-1], 'Second', second)):
        if mine > theirs:
            text += f'\n{which} {name} contains {mine - theirs} additional elements.\n'
            extra = _item(seq, theirs)
            text += (f'First extra element {theirs}:\n{_shown(extra[0])}\n' if extra else
                     f'Unable to index element {theirs} of {which.lower()} {name}\n')
    return text, same


class Assertions:
    """What TestCase can claim."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _check(self, ok, msg, standard):
        if not ok:
            raise self.failureException(self._formatMessage(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f'{_shown(expr)} is not true')

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f'{_shown(expr)} is not false')

    def addTypeEqualityFunc(self, typeobj, function):
        """What assertEqual() calls for two values of exactly that type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if isinstance(function, str):
            return getattr(self, function)
        return self._baseAssertEqual if function is None else function

    def _baseAssertEqual(self, first, second, msg=None):
        self._check(first == second, msg, lambda: _both(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = 'sequence' if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for seq, which in ((seq1, 'First'), (seq2, 'Second')):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {_shown(seq)}')
        standard = _without_length(seq1, seq2, name)
        if standard is None:
            if seq1 == seq2:
                return
            difference, same = _first_difference(seq1, seq2, name)
            if same and seq_type is None and type(seq1) is not type(seq2):
                return
            standard = f'{name.capitalize()}s differ: {_both(seq1, seq2)}\n{difference}'
        diff = '\n' + _lines(_formatted(seq1), _formatted(seq2))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

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

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        a, b = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(a) == 1 and first.strip('\r\n') == first:
            a, b = [first + '\n'], [second + '\n']
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(a, b))
        self.fail(self._formatMessage(msg, self._truncateMessage(_both(first, second), diff)))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

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
        within = f'{_shown(delta)} delta' if delta is not None else f'{places!r} places'
        self._check(ok, msg, lambda: f'{_shown(first)} != {_shown(second)} within {within} '
                                     f'({_shown(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        places = 7 if places is None else places
        same = first == second or (diff <= delta if delta is not None else round(diff, places) == 0)
        within = f'{_shown(delta)} delta' if delta is not None else f'{places!r} places'
        self._check(not same, msg, lambda: f'{_shown(first)} == {_shown(second)} within {within}'
                                           + (f' ({_shown(diff)} difference)' if delta is not None else ''))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = [f'First has {a}, Second has {b}:  {item!r}' for a, b, item in differences]
            self.fail(self._formatMessage(msg, self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn('assertDictContainsSubset is deprecated', DeprecationWarning)
        missing = [_shown(key) for key in subset if key not in dictionary]
        mismatched = [f'{_shown(key)}, expected: {_shown(value)}, actual: {_shown(dictionary[key])}'
                      for key, value in subset.items() if key in dictionary and value != dictionary[key]]
        parts = [f'Missing: {",".join(missing)}'] if missing else []
        if mismatched:
            parts.append(f'Mismatched values: {",".join(mismatched)}')
        if parts:
            self.fail(self._formatMessage(msg, '; '.join(parts)))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
        pattern = re.compile(expected_regex)
        self._check(pattern.search(text), msg,
                    lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._check(not found, msg, lambda: f'Regex matched: {text[found.start():found.end()]!r} matches '
                                            f'{pattern.pattern!r} in {text!r}')

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _deprecate(original):
        def deprecated_func(*args, **kwargs):
            warnings.warn(f'Please use {original.__name__} instead.', DeprecationWarning, 2)
            return original(*args, **kwargs)
        return deprecated_func

    failUnlessEqual = assertEquals = _deprecate(assertEqual)
    failIfEqual = assertNotEquals = _deprecate(assertNotEqual)
    failUnlessAlmostEqual = assertAlmostEquals = _deprecate(assertAlmostEqual)
    failIfAlmostEqual = assertNotAlmostEquals = _deprecate(assertNotAlmostEqual)
    failUnless = assert_ = _deprecate(assertTrue)
    failUnlessRaises = _deprecate(assertRaises)
    failIf = _deprecate(assertFalse)
    assertRaisesRegexp = _deprecate(assertRaisesRegex)
    assertRegexpMatches = _deprecate(assertRegex)
    assertNotRegexpMatches = _deprecate(assertNotRegex)
    del _deprecate
