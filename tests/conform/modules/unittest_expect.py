import logging
import unittest
import warnings


def warn(text="old", category=DeprecationWarning):
    warnings.warn(text, category)
    return 1


def fail():
    raise KeyError("k")


class Expect(unittest.TestCase):
    def test_warns(self):
        with self.assertWarns(DeprecationWarning) as cm:
            warn()
        self.assertEqual((str(cm.warning), len(cm.warnings)), ("old", 1))
        self.assertWarns(UserWarning, warn, "x", UserWarning)
        self.assertWarns((UserWarning, DeprecationWarning), warn)
        self.assertWarnsRegex(DeprecationWarning, r"o.d", warn)

    def test_warns_not(self):
        with self.assertWarns(UserWarning, msg="please"):
            pass

    def test_warns_not_call(self):
        self.assertWarns(UserWarning, len, "x")

    def test_warns_other(self):
        with self.assertWarns(UserWarning):
            warn("ignored", DeprecationWarning)

    def test_warns_text(self):
        with self.assertWarnsRegex(UserWarning, "new"):
            warn("some old one", UserWarning)

    def test_warns_raises(self):
        with self.assertWarns(UserWarning):
            fail()

    def test_raises(self):
        with self.assertRaises(KeyError) as cm:
            fail()
        self.assertEqual(cm.exception.args, ("k",))
        self.assertRaises((KeyError, ValueError), fail)

    def test_raises_not(self):
        self.assertRaises(ValueError, len, "x")

    def test_raises_not_several(self):
        with self.assertRaises((ValueError, TypeError)):
            pass

    def test_raises_text(self):
        with self.assertRaisesRegex(KeyError, "z"):
            fail()

    def test_logs(self):
        with self.assertLogs("shop", level="INFO") as cm:
            logging.getLogger("shop.tea").warning("hot")
        self.assertEqual(cm.output, ["WARNING:shop.tea:hot"])


if __name__ == "__main__":
    unittest.main()
