"""TestLoader: finds tests in classes, in modules, and by their names (semantics: Lib/unittest/loader.py)."""
import functools
import traceback
import types
import warnings
from fnmatch import fnmatchcase
from unittest import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Raises what went wrong while a test was looked for."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    return _make_failed_test(name, exception, suiteClass, f'Failed to call load_tests:\n{traceback.format_exc()}')


def _is_case_class(obj):
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and (
        obj not in (case.TestCase, case.FunctionTestCase))


class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        if args or 'use_load_tests' in kws:
            warnings.warn('use_load_tests is deprecated and ignored', DeprecationWarning)
            kws.pop('use_load_tests', None)
        if len(args) > 1:
            raise TypeError(f'loadTestsFromModule() takes 1 positional argument but {len(args) + 1} were given')
        if kws:
            raise TypeError(f"loadTestsFromModule() got an unexpected keyword argument '{sorted(kws)[0]}'")
        found = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in found if _is_case_class(obj)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as exc:
            return self._failed(_make_failed_load_tests(module.__name__, exc, self.suiteClass))

    def _failed(self, made):
        error_case, message = made
        self.errors.append(message)
        return error_case

    def loadTestsFromName(self, name, module=None):
        """'module.Class.method', or without the module where one is given."""
        parts, failed = name.split('.'), None
        if module is None:
            imported = parts[:]
            while module is None:
                try:
                    module = __import__('.'.join(imported))
                except ImportError:
                    failed = _make_failed_import_test(imported.pop(), self.suiteClass)
                    if not imported:
                        return self._failed(failed)
            parts = parts[1:]
        parent = obj = module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as exc:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    return self._failed(failed)
                message = f'Failed to access attribute:\n{traceback.format_exc()}'
                return self._failed(_make_failed_test(part, exc, self.suiteClass, message))
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _is_case_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):     # no static method
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        patterns = self.testNamePatterns
        names = []
        for name in dir(testCaseClass):
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)):
                full = f'{util.strclass(testCaseClass)}.{name}'
                if patterns is None or any([fnmatchcase(full, pattern) for pattern in patterns]):
                    names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        raise NotImplementedError("TestLoader.discover() is not part of the course's Python: name the modules")


defaultTestLoader = TestLoader()


def _make_loader(old, new, prefix, sortUsing, suiteClass=suite.TestSuite, testNamePatterns=None):
    warnings.warn(f'unittest.{old}() is deprecated and will be removed in Python 3.13. '
                  f'Please use unittest.TestLoader.{new}() instead.', DeprecationWarning, stacklevel=2)
    loader = TestLoader()
    loader.sortTestMethodsUsing, loader.testMethodPrefix = sortUsing, prefix
    loader.testNamePatterns, loader.suiteClass = testNamePatterns, suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    loader = _make_loader('getTestCaseNames', 'getTestCaseNames', prefix, sortUsing, testNamePatterns=testNamePatterns)
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix='test', sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    loader = _make_loader('makeSuite', 'loadTestsFromTestCase', prefix, sortUsing, suiteClass)
    return loader.loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix='test', sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    return _make_loader('findTestCases', 'loadTestsFromModule', prefix, sortUsing, suiteClass).loadTestsFromModule(module)
