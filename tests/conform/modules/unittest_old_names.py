"""Names that assertions had once still work, and warn."""
import io
import re
import unittest
import warnings


class Old(unittest.TestCase):
    def test_equal(self):
        self.assertEquals(1, 1)
        self.failUnlessEqual(1, 1)
        self.assertEquals(1, 2)

    def test_not_equal(self):
        self.assertNotEquals(1, 2)
        self.assertAlmostEquals(1.0, 1.00000001)
        self.assertNotAlmostEquals(1, 2)

    def test_truth(self):
        self.assert_(True)
        self.failUnless(1)
        self.failIf([])
        self.failIf([1], 'is not empty')

    def test_raises(self):
        self.failUnlessRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegexp(ValueError, 'invalid'):
            int('x')
        self.assertRegexpMatches('abc', 'b')
        self.assertNotRegexpMatches('abc', 'd')

    def test_subset(self):
        self.assertDictContainsSubset({'a': 1, 'c': 3, 'b': 3}, {'a': 1, 'b': 2})

    def test_warns(self):
        warnings.warn('of the test', ResourceWarning)


def run(**options):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Old)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('ignore')
        unittest.TextTestRunner(stream, **options).run(suite)
    print(re.sub(r'in \d\.\d+s', 'in N s', re.sub(r'  File .*\n    .*\n', '', stream.getvalue()).replace('    ^^^^^^^^^^^^^^^^^^^^^\n', '')))
    for w in told:
        print(w.category.__name__, w.message)


run()
run(warnings='default', verbosity=2)
run(warnings='ignore')
