# __import__() finds what stands beside the program, and so does the library when the program names it.
from unittest import mock

print(__import__("shop.basket").__name__)
print(__import__("shop.basket", fromlist=["x"]).__name__)
print(__import__("stock").__name__)
try:
    __import__("nowhere.at_all")
except ModuleNotFoundError as e:
    print(e, e.name)
with mock.patch("plain.leaf.__doc__", "patched"):
    from plain import leaf
    print(leaf.__doc__)
print(leaf.__doc__)
