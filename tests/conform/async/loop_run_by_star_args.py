import asyncio, unittest, warnings
class T(unittest.TestCase):
    def test(self):
        loop = asyncio.new_event_loop()
        async def coro1(): await asyncio.sleep(0)
        async def coro2():
            self.assertTrue(loop.is_running())
            loop.run_until_complete(coro1())
        with self.assertWarnsRegex(RuntimeWarning, r"coroutine \S+ was never awaited"):
            self.assertRaises(RuntimeError, loop.run_until_complete, coro2())
        loop.close()
    def test2(self):
        async def c(): pass
        with self.assertWarns(RuntimeWarning):
            c()
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            self.assertRaises(TypeError, len, c())
            print(len(w))
            def f(): x = c(); raise ValueError
            self.assertRaises(ValueError, f)
            print(len(w))
            def f(y): raise ValueError
            self.assertRaises(ValueError, f, c())
            print(len(w))
            with self.assertRaises(ValueError) as cm:
                f(c())
            print(len(w))
unittest.main()
