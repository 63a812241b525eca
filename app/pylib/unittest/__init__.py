"""Tests of what programs do, asynchronous ones too; on the virtual clock."""
from unittest.async_case import IsolatedAsyncioTestCase
from unittest.case import FunctionTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless
from unittest.runner import (TestLoader, TestProgram, TestResult, TestSuite, TextTestResult, TextTestRunner,
                             defaultTestLoader, main)

__all__ = ['TestResult', 'TestCase', 'IsolatedAsyncioTestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless',
           'expectedFailure', 'TextTestResult']
