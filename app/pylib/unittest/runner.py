"""Finding tests, running them, and saying how they went."""
import sys
import time
import traceback
from unittest.case import TestCase
from warnings import catch_warnings, filterwarnings, simplefilter


class TestResult:
    """Collects what happened."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = self.failfast = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def stop(self):
        self.shouldStop = True

    def _text(self, err):
        exc = err[1]
        return ''.join(traceback.format_exception(exc))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop |= self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop |= self.failfast

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def __repr__(self):
        return (f'<unittest.result.TestResult run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')


class TextTestResult(TestResult):
    """Says it while it happens."""
    separator1, separator2 = '=' * 70, '-' * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1

    def getDescription(self, test):
        first = test.shortDescription() if self.descriptions else None
        return f'{test}\n{first}' if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + ' ... ')

    def _say(self, word, dot):
        if self.showAll:
            self.stream.write(word + '\n')
        elif self.dots:
            self.stream.write(dot)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say('ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._say('ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say('FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(f'skipped {reason!r}', 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say('expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say('unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write('\n')
        for kind, found in (('ERROR', self.errors), ('FAIL', self.failures)):
            for test, text in found:
                self.stream.write(f'{self.separator1}\n{kind}: {self.getDescription(test)}\n{self.separator2}\n'
                                  f'{text}\n')
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + '\n')
            for test in self.unexpectedSuccesses:
                self.stream.write(f'UNEXPECTED SUCCESS: {self.getDescription(test)}\n')


class TestSuite:
    """Tests in an order."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def run(self, result):
        classes = []
        for test in self._flat():
            if result.shouldStop:
                break
            kind = type(test)
            if kind not in classes:
                for done in classes:
                    self._fixture(result, done, 'tearDownClass')
                classes = [kind]
                kind._set_up_failed = not self._fixture(result, kind, 'setUpClass')
            if not kind._set_up_failed:
                test(result)
        for done in classes:
            if not done._set_up_failed:
                self._fixture(result, done, 'tearDownClass')
        return result

    __call__ = run

    def _flat(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def _fixture(self, result, kind, name):
        if getattr(kind, '__unittest_skip__', False):
            return True
        try:
            getattr(kind, name)()
            return True
        except Exception as exc:
            result.addError(_Fixture(f'{name} ({kind.__module__}.{kind.__qualname__})'),
                            (type(exc), exc, exc.__traceback__))
            return False


class _Fixture:
    """Stands for a test where a class as a whole fails."""

    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    def shortDescription(self):
        return None


class TestLoader:
    """Finds tests."""
    testMethodPrefix = 'test'

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix)
                      and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return TestSuite([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module):
        suites = []
        for name in sorted(dir(module)):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, TestCase):
                suites.append(self.loadTestsFromTestCase(found))
        return TestSuite(suites)

    def loadTestsFromName(self, name, module=None):
        found = sys.modules['__main__'] if module is None else module
        owner = None
        for part in name.split('.'):
            owner, found = found, getattr(found, part)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        return TestSuite([owner(name.split('.')[-1])])


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and reports to stderr."""

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        self.warnings = warnings

    def run(self, test):
        result = TextTestResult(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        with catch_warnings():
            if self.warnings:
                simplefilter(self.warnings)
            if self.warnings in ('default', 'always'):
                filterwarnings('module', category=DeprecationWarning, message=r'Please use assert\w+ instead.')
            start = time.perf_counter()
            test(result)
            taken = time.perf_counter() - start
        result.printErrors()
        run = result.testsRun
        self.stream.write(f"{result.separator2}\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
        self.stream.write(self._summary(result) + '\n')
        return result

    def _summary(self, result):
        counts = [] if result.wasSuccessful() else [('failures', len(result.failures)), ('errors', len(result.errors))]
        counts += [('skipped', len(result.skipped)), ('expected failures', len(result.expectedFailures)),
                   ('unexpected successes', len(result.unexpectedSuccesses))]
        infos = [f'{what}={n}' for what, n in counts if n]
        word = 'OK' if result.wasSuccessful() else 'FAILED'
        return f"{word} ({', '.join(infos)})" if infos else word


class TestProgram:
    """unittest.main(): runs the tests of a module and leaves."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        self.module = sys.modules[module] if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        names = [a for a in argv[1:] if not a.startswith('-')]
        verbosity = 2 if '-v' in argv or '--verbose' in argv else verbosity
        if names:
            self.test = TestSuite([testLoader.loadTestsFromName(name, self.module) for name in names])
        else:
            self.test = testLoader.loadTestsFromModule(self.module)
        options = {'verbosity': verbosity, 'failfast': bool(failfast), 'warnings': warnings or 'default'}
        runner = TextTestRunner if testRunner is None else testRunner
        self.result = (runner(**options) if isinstance(runner, type) else runner).run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
