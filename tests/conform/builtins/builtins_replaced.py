"""Builtins that a program replaces, again and again: code that has found one looks anew."""
import builtins
import math
import unittest
from unittest import mock


def measure(text):
    return len(text)


print(measure("abc"))
for size in (10, 20):
    builtins.len = lambda text: size
    print(measure("abc"), len("x"))
kept = builtins.len
del builtins.len
try:
    measure("abc")
except NameError as e:
    print(e)
builtins.len = kept
print(measure(""))
builtins.__dict__["len"] = lambda x: x.__len__()
print(measure([1, 2]))


def fresh():
    return invented


for value in range(3):
    builtins.invented = value
    print(invented, fresh(), end=" ")
vars(builtins).update(invented="told")
print(fresh(), vars(builtins).pop("invented"))
try:
    fresh()
except NameError as e:
    print(e)
invented = "a global now"
print(fresh())
builtins.invented = "not this"
print(fresh())
del invented
print(fresh())


def ask():
    return int(input("? ")) + int(input("?? "))


class Asked(unittest.TestCase):
    def ask(self, *answers):
        with mock.patch("builtins.input", side_effect=answers) as asked:
            return ask(), asked.call_args_list

    def test_twice(self):
        print(self.ask("1", "2"))
        with self.assertRaises(StopIteration):
            self.ask("1")
        print(self.ask("3", "4"))

    @mock.patch("builtins.print")
    def test_print(self, printed):
        for i in range(2):
            print("never seen", i)
        self.assertEqual(printed.call_count, 2)

    @mock.patch("math.sqrt", return_value="root")
    def test_attribute(self, sqrt):
        self.assertEqual([root(i) for i in range(2)], ["root", "root"])


def root(x):
    return math.sqrt(x)


print(root(4))
unittest.main(argv=["x"], exit=False, verbosity=0)
print(root(9), builtins.print is print)
for i in range(3):
    with mock.patch("builtins.abs", new=lambda x, i=i: i):
        print(abs(-5), end=" ")
    print(abs(-5))
