import asyncio
import unittest


async def add(a, b):
    await asyncio.sleep(1)
    return a + b


class SyncTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class set up")

    def setUp(self):
        self.items = [1, 2]

    def tearDown(self):
        print("tear down", self._testMethodName)

    def test_equal(self):
        self.assertEqual(self.items, [1, 2])
        self.assertIn(1, self.items)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ValueError, "inval.d"):
            int("x")

    def test_fails(self):
        """The first line
        of a docstring"""
        self.assertEqual(1 + 1, 3, "arithmetic")

    def test_list_fails(self):
        self.assertEqual([1, 2, 3], [1, 5, 3])

    def test_error(self):
        self.addCleanup(print, "cleaned up")
        raise KeyError("missing")

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


class AsyncTests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.value = await add(1, 1)

    async def asyncTearDown(self):
        print("async tear down")

    async def test_add(self):
        self.assertEqual(await add(self.value, 2), 4)

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.5):
                await add(1, 2)
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(5), 0.1)

    def test_plain(self):
        self.assertIsNone(None)


if __name__ == "__main__":
    unittest.main()
