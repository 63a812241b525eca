"""Small things of several modules that programs print."""
import dataclasses
import re
import traceback
import unittest

print(re.sub('0x[0-9a-f]+', '0x', repr(dataclasses.MISSING)), type(dataclasses.MISSING).__name__)
found = re.finditer('[a-z]+', 'one two three')
print(type(found).__name__, iter(found) is found, next(found).group(), [m.group() for m in found], next(found, 'none'))
nothing = traceback.TracebackException(None, None, None)
print(list(nothing.format()), list(nothing.format_exception_only()), str(nothing), nothing.__cause__)


class Imported:
    class Case(unittest.TestCase):
        def test_of_elsewhere(self):
            pass

    Case.__module__ = 'elsewhere'

    class Alone(unittest.TestCase):
        def runTest(self):
            pass


tests = unittest.defaultTestLoader.loadTestsFromModule(Imported)
print([str(test) for suite in tests for test in suite])
done = unittest.TestResult()
unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(Imported.Case())).run(done)
print(done.testsRun, done.wasSuccessful())
