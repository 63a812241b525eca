"""TestSuite: tests in an order, with what classes and modules set up around them (semantics: Lib/unittest/suite.py)."""
import sys
from unittest import case
from unittest.util import strclass

__unittest = True


def _call_if_exists(parent, attr):
    getattr(parent, attr, lambda: None)()


class BaseTestSuite:
    """Tests alone: nothing is set up."""
    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """A test that has run is let go."""
        try:
            test = self._tests[index]
        except TypeError:       # no list any more
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """setUpModule() and setUpClass() run before the first test of theirs, their counterparts behind the last one."""

    def run(self, result, debug=False):
        top = getattr(result, '_testRunEntered', False) is False
        if top:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _isnotsuite(test) and not self._set_up(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if top:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Runs the tests without a result: what they raise comes out."""
        self.run(_DebugResult(), True)

    def _set_up(self, test, result):
        """What has to be done between two tests; False if the test cannot run."""
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = test.__class__
        return not (getattr(test.__class__, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False))

    def _try(self, result, function, name, parent):
        """Calls what sets up or tears down; False if it failed, which the result is told."""
        try:
            function()
            return True
        except Exception as exc:
            if isinstance(result, _DebugResult):
                raise
            self._createClassOrModuleLevelException(result, exc, name, parent)
            return False

    def _handleClassSetUp(self, test, result):
        current = test.__class__
        if current == getattr(result, '_previousTestClass', None) or result._moduleSetUpFailed:
            return
        if getattr(current, '__unittest_skip__', False):
            return
        _set_failed(current, False)
        setUpClass = getattr(current, 'setUpClass', None)
        if setUpClass is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._try(result, setUpClass, 'setUpClass', strclass(current)):
                _set_failed(current, True)
                self._class_cleanups(result, current, 'setUpClass')
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _class_cleanups(self, result, kind, name):
        if getattr(kind, 'doClassCleanups', None) is None:
            return
        kind.doClassCleanups()
        for exc_info in kind.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise exc_info[1]
            self._createClassOrModuleLevelException(result, exc_info[1], name, strclass(kind), info=exc_info)

    def _get_previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _handleModuleFixture(self, test, result):
        current = test.__class__.__module__
        if current == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(current), 'setUpModule', None)
        if setUpModule is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._try(result, setUpModule, 'setUpModule', current):
                result._moduleSetUpFailed = True
                self._try(result, case.doModuleCleanups, 'setUpModule', current)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _handleModuleTearDown(self, result):
        previous = self._get_previous_module(result)
        if previous is None or result._moduleSetUpFailed or previous not in sys.modules:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            tearDownModule = getattr(sys.modules[previous], 'tearDownModule', None)
            if tearDownModule is not None:
                self._try(result, tearDownModule, 'tearDownModule', previous)
            self._try(result, case.doModuleCleanups, 'tearDownModule', previous)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or test.__class__ == previous or getattr(result, '_moduleSetUpFailed', False):
            return
        if getattr(previous, '_classSetupFailed', False) or getattr(previous, '__unittest_skip__', False):
            return
        tearDownClass = getattr(previous, 'tearDownClass', None)
        _call_if_exists(result, '_setupStdout')
        try:
            if tearDownClass is not None:
                self._try(result, tearDownClass, 'tearDownClass', strclass(previous))
            self._class_cleanups(result, previous, 'tearDownClass')
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _createClassOrModuleLevelException(self, result, exc, method_name, parent, info=None):
        self._addClassOrModuleLevelException(result, exc, f'{method_name} ({parent})', info)

    def _addClassOrModuleLevelException(self, result, exception, errorName, info=None):
        error = _ErrorHolder(errorName)
        addSkip = getattr(result, 'addSkip', None)
        if addSkip is not None and isinstance(exception, case.SkipTest):
            addSkip(error, str(exception))
        else:
            result.addError(error, info or (type(exception), exception, exception.__traceback__))


def _set_failed(kind, failed):
    try:
        kind._classSetupFailed = failed
    except TypeError:
        pass        # a class that is no TestCase and cannot be written to


class _ErrorHolder:
    """Stands for a test where a class or a module as a whole fails."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _isnotsuite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult:
    """What debug() keeps between two tests."""
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
